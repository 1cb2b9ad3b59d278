-- Documents that are not about money or not about months, and the registers of land and invoices of the sample registry.

alter table document alter column period set data type varchar(200);
alter table document add column period_en varchar(200);
alter table document alter column total_fen drop not null;

-- One row for every unit of land and building (不动产单元). Areas are hundredths of a square metre.
create table sample_property (
    unit_no varchar(28) not null,
    location varchar(200) not null,
    sharing varchar(40) not null,
    certificate varchar(60) not null,
    right_type varchar(60) not null,
    right_nature varchar(60) not null,
    land_use varchar(60) not null,
    land_area bigint not null,
    building_area bigint not null,
    term varchar(100) not null,
    registered_on bigint not null,
    mortgaged bigint not null,
    sealed_off bigint not null,
    disputed bigint not null,
    noted bigint not null,
    constraint pk_sample_property primary key (unit_no)
);

-- Who holds it, in the order of the register.
create table sample_property_holder (
    unit_no varchar(28) not null,
    place bigint not null,
    id_number varchar(18) not null,
    name varchar(100) not null,
    constraint pk_sample_property_holder primary key (unit_no, place),
    constraint fk_sample_property_holder_unit foreign key (unit_no) references sample_property (unit_no)
);
create index ix_sample_property_holder on sample_property_holder (id_number);

-- Digital invoices (数电票) exactly as they came.
create table sample_invoice (
    invoice_no varchar(20) not null,
    buyer_id varchar(18) not null,
    issued_at bigint not null,
    original ${blob} not null,
    constraint pk_sample_invoice primary key (invoice_no)
);
create index ix_sample_invoice_buyer on sample_invoice (buyer_id, issued_at desc);
