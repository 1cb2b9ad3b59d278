-- Looked at every five seconds for those that end soon.
create index ix_kiosk_certificate_expires on kiosk_certificate (expires_at);
