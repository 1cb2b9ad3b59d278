-- When the last visit ended that did end. An act planned later belongs to a visit that was cut off.
alter table ledger add column visit_ended_at bigint default 0 not null;
create index act_by_plan on act (planned_at);
