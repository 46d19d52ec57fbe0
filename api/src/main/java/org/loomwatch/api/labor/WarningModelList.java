package org.loomwatch.api.labor;

import java.util.List;
import org.loomwatch.models.labor.registry.ModelEvent;
import org.loomwatch.models.labor.registry.ModelProposal;

/** All models, newest first, and who put which to work, and who wishes to. */
public record WarningModelList(List<WarningModelItem> models, List<ModelEvent> events, List<ModelProposal> proposals) {}
