/** Where everything is kept: the data directory, the two stores, their backup and their state of health. */
@NullMarked
package org.loomwatch.store;

import org.jspecify.annotations.NullMarked;
