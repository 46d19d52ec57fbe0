/** What learns to score: logistic regression, boosted trees, random forest, and blends of them. */
@NullMarked
package org.loomwatch.models.labor.learner;

import org.jspecify.annotations.NullMarked;
