-- Whether a record_id is known must be looked up in all months. Where departments number their records by month or one after
-- another, these ranges tell which parts cannot hold it, without reading them. Parts that are there already get theirs in the
-- background; until then they are read as before.

ALTER TABLE record_wages ADD INDEX record_id_range record_id TYPE minmax GRANULARITY 16;
ALTER TABLE record_wages MATERIALIZE INDEX record_id_range SETTINGS mutations_sync = 0;

ALTER TABLE record_complaints ADD INDEX record_id_range record_id TYPE minmax GRANULARITY 16;
ALTER TABLE record_complaints MATERIALIZE INDEX record_id_range SETTINGS mutations_sync = 0;

ALTER TABLE record_water ADD INDEX record_id_range record_id TYPE minmax GRANULARITY 16;
ALTER TABLE record_water MATERIALIZE INDEX record_id_range SETTINGS mutations_sync = 0;

ALTER TABLE record_power ADD INDEX record_id_range record_id TYPE minmax GRANULARITY 16;
ALTER TABLE record_power MATERIALIZE INDEX record_id_range SETTINGS mutations_sync = 0;

ALTER TABLE record_tax ADD INDEX record_id_range record_id TYPE minmax GRANULARITY 16;
ALTER TABLE record_tax MATERIALIZE INDEX record_id_range SETTINGS mutations_sync = 0;

ALTER TABLE record_staffing ADD INDEX record_id_range record_id TYPE minmax GRANULARITY 16;
ALTER TABLE record_staffing MATERIALIZE INDEX record_id_range SETTINGS mutations_sync = 0;

ALTER TABLE record_social_insurance ADD INDEX record_id_range record_id TYPE minmax GRANULARITY 16;
ALTER TABLE record_social_insurance MATERIALIZE INDEX record_id_range SETTINGS mutations_sync = 0;

ALTER TABLE record_capacity_exit ADD INDEX record_id_range record_id TYPE minmax GRANULARITY 16;
ALTER TABLE record_capacity_exit MATERIALIZE INDEX record_id_range SETTINGS mutations_sync = 0;
