-- Every list is limited to the areas its viewer may see. A few hundred areas among many enterprises are compared by their code
-- in the column's dictionary, not letter by letter for each row.
ALTER TABLE enterprise MODIFY COLUMN area LowCardinality(String);
