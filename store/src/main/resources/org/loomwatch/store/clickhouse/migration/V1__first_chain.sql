-- First chain: master data, feed records as delivered, measures and indicators per enterprise and month.
-- Tables whose rows may be replaced are ReplacingMergeTree: read them with FINAL.

CREATE TABLE area
(
    id String,
    parent String,
    level LowCardinality(String),
    name_zh String,
    name_en String,
    position UInt32,
    boundary String
)
ENGINE = ReplacingMergeTree
ORDER BY id;

CREATE TABLE terrain
(
    id String,
    kind LowCardinality(String),
    name_zh String,
    name_en String,
    geometry String
)
ENGINE = ReplacingMergeTree
ORDER BY id;

CREATE TABLE enterprise
(
    uscc String,
    name String,
    industry LowCardinality(String),
    area String,
    address String,
    lon Nullable(Float64),
    lat Nullable(Float64),
    founded_on Nullable(Date32),
    size LowCardinality(String),
    legal_representative String,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY uscc;

-- record_<feed>: one row per record_id and place (enterprise, month) it was ever reported for. The greatest version wins
-- (later reported_at, then content hash); removed = 1 stays behind where a correction moved the record away.
-- id_hash finds a record_id wherever it lies; epoch names the flush that wrote the row.

CREATE TABLE record_wages
(
    record_id String,
    uscc String,
    month Date,
    reported_at DateTime64(3, 'UTC'),
    due_date Nullable(Date32),
    paid_date Nullable(Date32),
    headcount Nullable(Int64),
    amount_payable Nullable(Decimal(18, 2)),
    amount_paid Nullable(Decimal(18, 2)),
    file LowCardinality(String),
    line UInt64,
    version UInt64,
    removed UInt8 DEFAULT 0,
    epoch UInt64 DEFAULT 0,
    id_hash UInt64 MATERIALIZED xxHash64(record_id)
)
ENGINE = ReplacingMergeTree(version, removed)
PARTITION BY toYYYYMM(month)
ORDER BY (uscc, record_id)
SETTINGS index_granularity = 2048;

CREATE TABLE record_complaints
(
    record_id String,
    uscc String,
    month Date,
    reported_at DateTime64(3, 'UTC'),
    received_on Nullable(Date32),
    category LowCardinality(String),
    people Nullable(Int64),
    amount_claimed Nullable(Decimal(18, 2)),
    status LowCardinality(String),
    file LowCardinality(String),
    line UInt64,
    version UInt64,
    removed UInt8 DEFAULT 0,
    epoch UInt64 DEFAULT 0,
    id_hash UInt64 MATERIALIZED xxHash64(record_id)
)
ENGINE = ReplacingMergeTree(version, removed)
PARTITION BY toYYYYMM(month)
ORDER BY (uscc, record_id)
SETTINGS index_granularity = 2048;

CREATE TABLE record_water
(
    record_id String,
    uscc String,
    month Date,
    reported_at DateTime64(3, 'UTC'),
    meter_id String,
    cubic_metres Nullable(Decimal(18, 3)),
    file LowCardinality(String),
    line UInt64,
    version UInt64,
    removed UInt8 DEFAULT 0,
    epoch UInt64 DEFAULT 0,
    id_hash UInt64 MATERIALIZED xxHash64(record_id)
)
ENGINE = ReplacingMergeTree(version, removed)
PARTITION BY toYYYYMM(month)
ORDER BY (uscc, record_id)
SETTINGS index_granularity = 2048;

CREATE TABLE record_power
(
    record_id String,
    uscc String,
    month Date,
    reported_at DateTime64(3, 'UTC'),
    meter_id String,
    kwh Nullable(Decimal(18, 3)),
    file LowCardinality(String),
    line UInt64,
    version UInt64,
    removed UInt8 DEFAULT 0,
    epoch UInt64 DEFAULT 0,
    id_hash UInt64 MATERIALIZED xxHash64(record_id)
)
ENGINE = ReplacingMergeTree(version, removed)
PARTITION BY toYYYYMM(month)
ORDER BY (uscc, record_id)
SETTINGS index_granularity = 2048;

CREATE TABLE record_tax
(
    record_id String,
    uscc String,
    month Date,
    reported_at DateTime64(3, 'UTC'),
    tax_kind LowCardinality(String),
    declared Nullable(Decimal(18, 2)),
    paid Nullable(Decimal(18, 2)),
    overdue_days Nullable(Int64),
    file LowCardinality(String),
    line UInt64,
    version UInt64,
    removed UInt8 DEFAULT 0,
    epoch UInt64 DEFAULT 0,
    id_hash UInt64 MATERIALIZED xxHash64(record_id)
)
ENGINE = ReplacingMergeTree(version, removed)
PARTITION BY toYYYYMM(month)
ORDER BY (uscc, record_id)
SETTINGS index_granularity = 2048;

CREATE TABLE record_staffing
(
    record_id String,
    uscc String,
    month Date,
    reported_at DateTime64(3, 'UTC'),
    registered Nullable(Int64),
    hired Nullable(Int64),
    `left` Nullable(Int64),
    file LowCardinality(String),
    line UInt64,
    version UInt64,
    removed UInt8 DEFAULT 0,
    epoch UInt64 DEFAULT 0,
    id_hash UInt64 MATERIALIZED xxHash64(record_id)
)
ENGINE = ReplacingMergeTree(version, removed)
PARTITION BY toYYYYMM(month)
ORDER BY (uscc, record_id)
SETTINGS index_granularity = 2048;

CREATE TABLE record_social_insurance
(
    record_id String,
    uscc String,
    month Date,
    reported_at DateTime64(3, 'UTC'),
    insured Nullable(Int64),
    payable Nullable(Decimal(18, 2)),
    paid Nullable(Decimal(18, 2)),
    file LowCardinality(String),
    line UInt64,
    version UInt64,
    removed UInt8 DEFAULT 0,
    epoch UInt64 DEFAULT 0,
    id_hash UInt64 MATERIALIZED xxHash64(record_id)
)
ENGINE = ReplacingMergeTree(version, removed)
PARTITION BY toYYYYMM(month)
ORDER BY (uscc, record_id)
SETTINGS index_granularity = 2048;

CREATE TABLE record_capacity_exit
(
    record_id String,
    uscc String,
    month Date,
    reported_at DateTime64(3, 'UTC'),
    stage LowCardinality(String),
    deadline Nullable(Date32),
    capacity_share Nullable(Float64),
    file LowCardinality(String),
    line UInt64,
    version UInt64,
    removed UInt8 DEFAULT 0,
    epoch UInt64 DEFAULT 0,
    id_hash UInt64 MATERIALIZED xxHash64(record_id)
)
ENGINE = ReplacingMergeTree(version, removed)
PARTITION BY toYYYYMM(month)
ORDER BY (uscc, record_id)
SETTINGS index_granularity = 2048;

-- One row per enterprise and month, from its first reported month to the latest month of the district, without gaps.
-- Null is missing, never zero.
CREATE TABLE enterprise_month
(
    month Date,
    uscc String,
    wages_payable Nullable(Float64),
    wages_paid Nullable(Float64),
    wages_headcount Nullable(Float64),
    wages_delay_days Nullable(Float64),
    complaints_cases Nullable(Float64),
    complaints_people Nullable(Float64),
    complaints_claimed Nullable(Float64),
    water_cubic_metres Nullable(Float64),
    power_kwh Nullable(Float64),
    tax_declared Nullable(Float64),
    tax_paid Nullable(Float64),
    tax_overdue_days Nullable(Float64),
    staff_registered Nullable(Float64),
    staff_hired Nullable(Float64),
    staff_left Nullable(Float64),
    insured_staff Nullable(Float64),
    insurance_payable Nullable(Float64),
    insurance_paid Nullable(Float64),
    exit_stage Nullable(Float64),
    exit_capacity_share Nullable(Float64),
    exit_days_to_deadline Nullable(Float64),
    wages_value Nullable(Float64),
    wages_ratio Nullable(Float64),
    wages_since Nullable(Float64),
    complaints_value Nullable(Float64),
    complaints_ratio Nullable(Float64),
    complaints_since Nullable(Float64),
    water_value Nullable(Float64),
    water_ratio Nullable(Float64),
    water_since Nullable(Float64),
    power_value Nullable(Float64),
    power_ratio Nullable(Float64),
    power_since Nullable(Float64),
    tax_value Nullable(Float64),
    tax_ratio Nullable(Float64),
    tax_since Nullable(Float64),
    staffing_value Nullable(Float64),
    staffing_ratio Nullable(Float64),
    staffing_since Nullable(Float64),
    social_insurance_value Nullable(Float64),
    social_insurance_ratio Nullable(Float64),
    social_insurance_since Nullable(Float64),
    capacity_exit_value Nullable(Float64),
    capacity_exit_ratio Nullable(Float64),
    capacity_exit_since Nullable(Float64),
    version UInt64,
    removed UInt8 DEFAULT 0
)
ENGINE = ReplacingMergeTree(version, removed)
PARTITION BY toYYYYMM(month)
ORDER BY (month, uscc)
SETTINGS index_granularity = 1024;

-- Rejected rows with their reason and original text; line 0 stands for a file that was refused whole.
CREATE TABLE quarantine
(
    file String,
    file_hash String,
    line UInt64,
    feed LowCardinality(String),
    record_id String,
    uscc String,
    month String,
    column LowCardinality(String),
    reason LowCardinality(String),
    expected String,
    original String,
    ingested_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (file_hash, line);

-- One row per ingest run: first with state 'running', replaced by the final one.
CREATE TABLE ingest_run
(
    run UInt64,
    state LowCardinality(String),
    started_at DateTime64(3, 'UTC'),
    finished_at Nullable(DateTime64(3, 'UTC')),
    files UInt64,
    refused_files UInt64,
    records UInt64,
    accepted UInt64,
    corrected UInt64,
    duplicates UInt64,
    quarantined Map(String, UInt64),
    enterprises UInt64,
    indicators UInt64,
    seconds Float64,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY run;
