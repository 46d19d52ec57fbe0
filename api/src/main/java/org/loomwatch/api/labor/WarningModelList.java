package org.loomwatch.api.labor;

import java.util.List;
import org.loomwatch.models.labor.registry.ModelEvent;

/** All models, newest first, and who put which to work. */
public record WarningModelList(List<WarningModelItem> models, List<ModelEvent> events) {}
