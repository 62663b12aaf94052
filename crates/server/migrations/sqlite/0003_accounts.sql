-- Who may come: members, the devices that they joined with, invitations, and what was done about all this.

-- What people see of the office, and the number that moves with every change of the tables below.
create table team (
    ws integer not null primary key references workspace (id),
    name text,
    rev integer not null
) strict;

create table member (
    ws integer not null references workspace (id),
    id text not null,
    name text not null,
    role text not null,
    joined_ms integer not null,
    removed_ms integer,
    primary key (ws, id)
) strict;

-- A device that joined, as people know it; `device` is about the ids under which changes are sent.
create table joined_device (
    ws integer not null references workspace (id),
    id text not null,
    member text not null,
    label text not null,
    -- The SHA-256 of its token in hex, in two parts: one to look it up by, one to compare in constant time.
    selector text not null,
    verifier text not null,
    joined_ms integer not null,
    seen_ms integer,
    synced_ms integer,
    revoked_ms integer,
    primary key (ws, id)
) strict;
create index joined_device_selector on joined_device (ws, selector);

create table invitation (
    ws integer not null references workspace (id),
    id text not null,
    name text not null,
    role text not null,
    -- Set for a further device of somebody who is a member.
    member text,
    -- The member who made it; null: whoever runs the server.
    made_by text,
    selector text not null,
    verifier text not null,
    -- 1 for the link that a start without managers prints.
    is_first integer not null,
    made_ms integer not null,
    expires_ms integer not null,
    -- The device that joined by it.
    used_by text,
    used_ms integer,
    revoked_ms integer,
    primary key (ws, id)
) strict;
create index invitation_selector on invitation (ws, selector);

-- No content, no secrets; the oldest rows go.
create table audit (
    id integer primary key autoincrement,
    ws integer not null references workspace (id),
    at_ms integer not null,
    actor text,
    device text,
    ip text,
    event text not null,
    detail text not null
) strict;
