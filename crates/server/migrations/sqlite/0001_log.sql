-- One totally ordered log for each office. Old code must be able to run on a newer schema: only add.

create table workspace (
    id integer primary key,
    name text not null unique,
    -- Random, new with each database: tells an emptied or replaced server.
    epoch text not null,
    -- The counter that numbers the log, taken in the transaction that appends.
    last_seq integer not null,
    head_hash text not null,
    created_ms integer not null
) strict;

create table change_log (
    ws integer not null references workspace (id),
    seq integer not null,
    cid blob not null,
    dev text not null,
    n integer not null,
    hlc text not null,
    eff text not null,
    recv_ms integer not null,
    -- The change exactly as the device sent it, byte for byte.
    body text not null,
    hash text not null,
    unique (ws, seq),
    unique (ws, cid),
    unique (ws, dev, n)
) strict;

-- Changes that were refused for their shape. They hold a position of their device, so that later ones go on.
create table rejection (
    ws integer not null references workspace (id),
    cid blob not null,
    dev text not null,
    n integer not null,
    code text not null,
    why text not null,
    recv_ms integer not null,
    primary key (ws, cid),
    unique (ws, dev, n)
) strict, without rowid;

create table device (
    ws integer not null references workspace (id),
    id text not null,
    -- The last position that was taken.
    head_n integer not null,
    first_ms integer not null,
    last_ms integer not null,
    primary key (ws, id)
) strict, without rowid;
