package org.loomwatch.api.emergency.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.alert.AlertKey;
import org.loomwatch.domain.alert.AlertStatus;
import org.loomwatch.domain.alert.AlertType;

/**
 * A message as its life cycle needs it.
 *
 * @param says whether it has an info block
 * @param expires when the last of its statements ends; null if one has no end
 */
record AlertNode(
        UUID id,
        AlertKey key,
        AlertStatus status,
        AlertType type,
        List<AlertKey> references,
        boolean says,
        @Nullable Instant expires) {}
