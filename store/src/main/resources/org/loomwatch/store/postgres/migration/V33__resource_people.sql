-- Further people of a resource beside the one who answers for it, and as they stood when a response froze them.

ALTER TABLE resource ADD COLUMN others jsonb NOT NULL DEFAULT '[]';
ALTER TABLE activation_resource ADD COLUMN others jsonb NOT NULL DEFAULT '[]';
