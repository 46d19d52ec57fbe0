package org.loomwatch.models.labor.district;

import org.loomwatch.models.labor.registry.ModelFiles;
import org.loomwatch.models.labor.registry.StoredModel;

/** A model of the registry, read and ready to score. */
record WorkingModel(StoredModel stored, ModelFiles.Content content) {

    String id() {
        return stored.id();
    }

    Cutoffs cutoffs() {
        return new Cutoffs(
                stored.card().red(),
                stored.card().orange(),
                stored.card().yellow(),
                stored.card().blue());
    }
}
