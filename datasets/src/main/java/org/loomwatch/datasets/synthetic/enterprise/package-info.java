/** The hidden life of each enterprise: traits, health, workforce, obligations, disputes, birth and death. */
@NullMarked
package org.loomwatch.datasets.synthetic.enterprise;

import org.jspecify.annotations.NullMarked;
