-- Portable subset of server.md §2. Times are epoch milliseconds.

-- Which machines were told to restart in the last minutes is asked at every look.
create index ix_command_sent on command (sent_at);

-- When a message was last tried, since when it has not left, and whether it may have arrived though nobody said so.
alter table alert_message add column tried_at bigint;
alter table alert_message add column failed_at bigint;
alter table alert_message add column doubt boolean default false not null;
update alert_message set doubt = true where tries > 0 and delivered = false;
create index ix_alert_message_alert on alert_message (alert_id, id);
create index ix_alert_message_told on alert_message (channel, delivered, ended_at);
create index ix_alert_message_failed on alert_message (channel, failed_at);

-- What was told of the same cause before.
create index ix_alert_cause on alert (kiosk_id, rule_id, about);

-- Supplies are told one by one now, no longer one of each part: what still ends opens again, within the hour.
update alert_message set ended_at = made_at where ended_at is null
    and alert_id in (select id from alert where detail like 'ENDING_%' and state <> 'CLOSED');
delete from alert where detail like 'ENDING_%' and state = 'SEEN';
update alert set state = 'CLOSED', closed_at = coalesce(opened_at, since),
    open_key = 'closed ' || trim(cast(id as char(20)))
    where detail like 'ENDING_%' and state <> 'CLOSED';
