/// The driver for door contact, presence sensor, light sensor and lamps on a remote I/O module that speaks Modbus RTU
/// (MODBUS Application Protocol V1.1b3; MODBUS over Serial Line V1.02), as modules for control cabinets do.
@NullMarked
package org.nightwindow.driver.standard.sensors;

import org.jspecify.annotations.NullMarked;
