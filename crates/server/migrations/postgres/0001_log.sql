-- One totally ordered log for each office. Old code must be able to run on a newer schema: only add.
-- The same tables as for SQLite, where each column is explained.

create table workspace (
    id bigint generated always as identity primary key,
    name text not null unique,
    epoch text not null,
    -- The counter that numbers the log. Every transaction that writes takes this row first.
    last_seq bigint not null,
    head_hash text not null,
    created_ms bigint not null
);

create table change_log (
    ws bigint not null references workspace (id),
    seq bigint not null,
    cid bytea not null,
    dev text not null,
    n bigint not null,
    hlc text not null,
    eff text not null,
    recv_ms bigint not null,
    -- Text, not jsonb: the change exactly as the device sent it, byte for byte.
    body text not null,
    hash text not null,
    member text,
    reseeded_by text,
    primary key (ws, seq),
    unique (ws, cid),
    unique (ws, dev, n)
);

create table rejection (
    ws bigint not null references workspace (id),
    cid bytea not null,
    dev text not null,
    n bigint not null,
    code text not null,
    why text not null,
    recv_ms bigint not null,
    member text,
    primary key (ws, cid),
    unique (ws, dev, n)
);

create table device (
    ws bigint not null references workspace (id),
    id text not null,
    head_n bigint not null,
    first_ms bigint not null,
    last_ms bigint not null,
    session text,
    primary key (ws, id)
);

create table record_owner (
    ws bigint not null references workspace (id),
    id bytea not null,
    member text not null,
    primary key (ws, id)
);

create table pack (
    ws bigint not null references workspace (id),
    after_seq bigint not null,
    to_seq bigint not null,
    hash text not null,
    gzip bytea not null,
    brotli bytea not null,
    primary key (ws, after_seq)
);
