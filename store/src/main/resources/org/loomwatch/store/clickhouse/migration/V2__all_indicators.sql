-- All indicators of a feed, those of several feeds together, and each enterprise's place among its peers.

ALTER TABLE enterprise_month
    ADD COLUMN wages_yoy Nullable(Float64),
    ADD COLUMN wages_z Nullable(Float64),
    ADD COLUMN wages_slope Nullable(Float64),
    ADD COLUMN wages_missing Nullable(Float64),
    ADD COLUMN complaints_yoy Nullable(Float64),
    ADD COLUMN complaints_z Nullable(Float64),
    ADD COLUMN complaints_slope Nullable(Float64),
    ADD COLUMN complaints_missing Nullable(Float64),
    ADD COLUMN water_yoy Nullable(Float64),
    ADD COLUMN water_z Nullable(Float64),
    ADD COLUMN water_slope Nullable(Float64),
    ADD COLUMN water_missing Nullable(Float64),
    ADD COLUMN power_yoy Nullable(Float64),
    ADD COLUMN power_z Nullable(Float64),
    ADD COLUMN power_slope Nullable(Float64),
    ADD COLUMN power_missing Nullable(Float64),
    ADD COLUMN tax_yoy Nullable(Float64),
    ADD COLUMN tax_z Nullable(Float64),
    ADD COLUMN tax_slope Nullable(Float64),
    ADD COLUMN tax_missing Nullable(Float64),
    ADD COLUMN staffing_yoy Nullable(Float64),
    ADD COLUMN staffing_z Nullable(Float64),
    ADD COLUMN staffing_slope Nullable(Float64),
    ADD COLUMN staffing_missing Nullable(Float64),
    ADD COLUMN social_insurance_yoy Nullable(Float64),
    ADD COLUMN social_insurance_z Nullable(Float64),
    ADD COLUMN social_insurance_slope Nullable(Float64),
    ADD COLUMN social_insurance_missing Nullable(Float64),
    ADD COLUMN capacity_exit_yoy Nullable(Float64),
    ADD COLUMN capacity_exit_z Nullable(Float64),
    ADD COLUMN capacity_exit_slope Nullable(Float64),
    ADD COLUMN capacity_exit_missing Nullable(Float64),
    ADD COLUMN wage_arrears_months Nullable(Float64),
    ADD COLUMN wage_arrears_run Nullable(Float64),
    ADD COLUMN wage_unpaid_share Nullable(Float64),
    ADD COLUMN wage_per_head Nullable(Float64),
    ADD COLUMN uninsured_staff Nullable(Float64),
    ADD COLUMN insured_ratio Nullable(Float64),
    ADD COLUMN water_power_fall Nullable(Float64),
    ADD COLUMN tax_unpaid_share Nullable(Float64),
    ADD COLUMN net_staff_loss Nullable(Float64),
    ADD COLUMN complaints_per_100_staff Nullable(Float64);

-- What compares enterprises with one another stands apart: it moves whenever a neighbour's value does. One row per enterprise and
-- month with a value; peers names the group (industry and size) that was compared.
CREATE TABLE peer_month
(
    month Date,
    uscc String,
    peers LowCardinality(String),
    wages_percentile Nullable(Float64),
    complaints_percentile Nullable(Float64),
    water_percentile Nullable(Float64),
    power_percentile Nullable(Float64),
    tax_percentile Nullable(Float64),
    staffing_percentile Nullable(Float64),
    social_insurance_percentile Nullable(Float64),
    capacity_exit_percentile Nullable(Float64),
    version UInt64,
    removed UInt8 DEFAULT 0
)
ENGINE = ReplacingMergeTree(version, removed)
PARTITION BY toYYYYMM(month)
ORDER BY (month, uscc)
SETTINGS index_granularity = 1024;

-- Both in one row, for whoever wants all indicators of an enterprise and month.
CREATE VIEW enterprise_indicators AS
SELECT
    figures.* EXCEPT (version, removed),
    places.wages_percentile AS wages_percentile,
    places.complaints_percentile AS complaints_percentile,
    places.water_percentile AS water_percentile,
    places.power_percentile AS power_percentile,
    places.tax_percentile AS tax_percentile,
    places.staffing_percentile AS staffing_percentile,
    places.social_insurance_percentile AS social_insurance_percentile,
    places.capacity_exit_percentile AS capacity_exit_percentile
FROM (SELECT * FROM enterprise_month FINAL) AS figures
LEFT JOIN (SELECT * FROM peer_month FINAL) AS places ON figures.month = places.month AND figures.uscc = places.uscc
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- Rows computed before lack the new columns: the next run computes every month anew, as after an interruption.
INSERT INTO ingest_run SELECT * REPLACE ('running' AS state, version + 1 AS version) FROM ingest_run FINAL;
