-- When drivers of a kiosk crashed, as its events NW-3805 and NW-3806 said; who is called reads this.
create table driver_crash (
    event_id bigint not null,
    kiosk_id varchar(40) not null,
    crashed_at bigint not null,
    constraint pk_driver_crash primary key (event_id)
);
create index ix_driver_crash_at on driver_crash (crashed_at);
