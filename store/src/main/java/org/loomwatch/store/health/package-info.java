/** What is there, what answers and what is missing, for the person who has to find out why something does not work. */
@NullMarked
package org.loomwatch.store.health;

import org.jspecify.annotations.NullMarked;
