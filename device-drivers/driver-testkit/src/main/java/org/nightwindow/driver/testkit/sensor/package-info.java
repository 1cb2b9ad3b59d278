/// A simulated remote I/O module that speaks Modbus RTU, written from the tables of the MODBUS specifications.
@NullMarked
package org.nightwindow.driver.testkit.sensor;

import org.jspecify.annotations.NullMarked;
