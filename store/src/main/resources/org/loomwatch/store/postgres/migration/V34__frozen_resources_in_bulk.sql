-- A response may freeze hundreds of thousands of resources in the transaction of its confirmation. Looking up the one activation
-- for each of them costs more than writing them; the rows of activation_unit, written beside them, still refer to it.
ALTER TABLE activation_resource DROP CONSTRAINT activation_resource_activation_id_fkey;
