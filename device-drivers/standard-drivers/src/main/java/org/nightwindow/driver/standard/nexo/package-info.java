/// The driver for payment terminals that speak the nexo Retailer protocol ("Sale to POI", version 3.0 and later) as
/// JSON, over TCP or HTTPS.
///
/// [ChargeAct] and [ReverseAct] are the acts: what is sent in which order, and what is true after a crash at each
/// point. [Follower] is the one place that decides what became of a message whose answer is awaited or lost.
@NullMarked
package org.nightwindow.driver.standard.nexo;

import org.jspecify.annotations.NullMarked;
