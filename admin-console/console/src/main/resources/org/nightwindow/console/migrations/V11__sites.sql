-- Portable subset of server.md §2. Times are epoch milliseconds.

-- The places an account is for; none: all of the hall.
create table staff_site (
    name varchar(80) not null,
    site varchar(80) not null,
    constraint pk_staff_site primary key (name, site),
    constraint fk_staff_site_account foreign key (name) references staff_account (name)
);

-- How many cases of each kiosk are in a state, without reading them.
create index ix_service_case_kiosk on service_case (state, kiosk_id);
