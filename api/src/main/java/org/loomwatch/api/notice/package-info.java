/**
 * What people and other systems are told. A notice is written in the transaction of the change that it tells of; workers
 * deliver it afterwards to open pages, to webhooks and by e-mail, so that none is lost and none is sent for a change that
 * was rolled back.
 */
@NullMarked
package org.loomwatch.api.notice;

import org.jspecify.annotations.NullMarked;
