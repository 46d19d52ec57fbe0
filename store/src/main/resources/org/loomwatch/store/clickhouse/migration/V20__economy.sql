-- Economic series and indices by vintage: the month whose reports had closed when they were computed. A vintage is written
-- again only while it is the newest. scope is district, street or industry; cell is 'all', an area id or a section.

CREATE TABLE economy_series
(
    vintage Date,
    scope LowCardinality(String),
    cell LowCardinality(String),
    measure LowCardinality(String),
    month Date,
    level Nullable(Float64),
    adjusted Nullable(Float64),
    trend Nullable(Float64),
    matched UInt32,
    reporting UInt32,
    nowcast_share Nullable(Float64),
    meter_changes UInt32,
    founded Nullable(UInt32),
    gone Nullable(UInt32),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (vintage, scope, cell, measure, month);

CREATE TABLE economy_index
(
    vintage Date,
    kind LowCardinality(String),
    scope LowCardinality(String),
    cell LowCardinality(String),
    month Date,
    horizon UInt8,
    value Float64,
    low_80 Float64,
    high_80 Float64,
    low_95 Float64,
    high_95 Float64,
    year_on_year Nullable(Float64),
    annualised Nullable(Float64),
    turning Float64,
    rising UInt8,
    model LowCardinality(String),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (vintage, kind, scope, cell, month);

-- cause: news, revision or model; release is the month of a new value.
CREATE TABLE economy_news
(
    vintage Date,
    kind LowCardinality(String),
    target Date,
    cause LowCardinality(String),
    series LowCardinality(String),
    release Date DEFAULT toDate(0),
    actual Nullable(Float64),
    expected Nullable(Float64),
    weight Nullable(Float64),
    impact Float64,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (vintage, kind, target, cause, series, release);

CREATE TABLE economy_contribution
(
    vintage Date,
    kind LowCardinality(String),
    change LowCardinality(String),
    part LowCardinality(String),
    key LowCardinality(String),
    note LowCardinality(String),
    points Float64,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (vintage, kind, change, part, key);

CREATE TABLE economy_diagnostic
(
    vintage Date,
    scope LowCardinality(String),
    cell LowCardinality(String),
    measure LowCardinality(String),
    method LowCardinality(String),
    arima LowCardinality(String),
    q Nullable(Float64),
    m_statistics Array(Float64),
    seasonality LowCardinality(String),
    residual_seasonality LowCardinality(String),
    residual_p_value Nullable(Float64),
    residual_qs_p_value Nullable(Float64),
    outliers Array(String),
    effects Array(String),
    notes Array(String),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (vintage, scope, cell, measure);

CREATE TABLE economy_backtest
(
    vintage Date,
    kind LowCardinality(String),
    regime LowCardinality(String),
    horizon UInt8,
    forecasts UInt32,
    rmse Float64,
    rmse_ar1 Float64,
    rmse_mean Float64,
    cover_80 Float64,
    cover_95 Float64,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (vintage, kind, regime, horizon);

CREATE TABLE economy_revision
(
    vintage Date,
    kind LowCardinality(String),
    months UInt32,
    deviation_of_revision Nullable(Float64),
    deviation_of_changes Nullable(Float64),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (vintage, kind);

-- Frozen models; parameters is JSON. The first estimation of a month stays.
CREATE TABLE economy_model
(
    kind LowCardinality(String),
    estimated Date,
    id String,
    parameters String,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (kind, estimated);

-- One row a vintage, written last: readers take only vintages that have one.
CREATE TABLE economy_run
(
    vintage Date,
    computed_at DateTime64(3, 'UTC'),
    months UInt32,
    enterprises UInt32,
    seconds Float64,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY vintage;
