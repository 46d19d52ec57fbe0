package org.loomwatch.models.labor.district;

import java.util.Map;
import org.loomwatch.models.labor.experiment.RunReport;
import org.loomwatch.models.labor.metrics.Shares;
import org.loomwatch.models.labor.registry.ModelCard;
import org.loomwatch.models.labor.registry.ModelFiles;

/**
 * A model with what is known of it, not yet registered.
 *
 * @param spreads how features and score were spread in the months it was calibrated by, to measure drift against
 */
record TrainedModel(
        String id, ModelCard card, ModelFiles.Content content, Map<String, Shares> spreads, RunReport report) {}
