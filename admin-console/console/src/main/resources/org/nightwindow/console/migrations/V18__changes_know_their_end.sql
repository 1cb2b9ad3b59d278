-- A change says until when it held, so that what held within a week is found without reading all that was before.
-- 9223372036854775807: it holds still.
alter table item_change add column until_at bigint default 9223372036854775807 not null;
update item_change set until_at = (select min(newer.changed_at) from item_change newer
    where newer.kiosk_id = item_change.kiosk_id and newer.item = item_change.item
    and newer.changed_at > item_change.changed_at)
where exists (select 1 from item_change newer
    where newer.kiosk_id = item_change.kiosk_id and newer.item = item_change.item
    and newer.changed_at > item_change.changed_at);
create index ix_item_change_until on item_change (until_at);
