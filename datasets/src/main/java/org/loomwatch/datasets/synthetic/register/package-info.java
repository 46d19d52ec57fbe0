/** The register of enterprises and of their disputes: names, places, persons; all invented. */
@NullMarked
package org.loomwatch.datasets.synthetic.register;

import org.jspecify.annotations.NullMarked;
