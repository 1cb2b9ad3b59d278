-- What is old is found without reading what is not.
create index ix_kiosk_event_received on kiosk_event (received_at);
create index ix_visit_end_ended on visit_end (ended_at);
create index ix_command_asked on command (asked_at);
create index ix_alert_closed on alert (closed_at);
