package org.nightwindow.driver.standard.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.SensorPanel;
import org.nightwindow.driver.SensorPanel.Light;
import org.nightwindow.driver.standard.sensors.ModbusPanelDriver;
import org.nightwindow.driver.standard.ups.NutUpsDriver;
import org.nightwindow.driver.testkit.sensor.IoFault;
import org.nightwindow.driver.testkit.sensor.IoModuleSimulator;
import org.nightwindow.driver.testkit.ups.NutFault;
import org.nightwindow.driver.testkit.ups.UpsdSimulator;

/// The cells of what tells of the cabinet.
final class PanelCells {

    static Cells<IoModuleSimulator> module() {
        Cells<IoModuleSimulator> cells = new Cells<>(
                        "cabinet panel",
                        IoModuleSimulator::start,
                        ModbusPanelDriver::new,
                        "wire",
                        Map.of("lamps", "card-reader=0", "lux-register", "0", "answer-ms", "200"))
                .command("light", (device, call) -> ((SensorPanel) device).light("card-reader", Light.ON, call))
                .command("selfTest", Device::selfTest);
        Map<String, IoFault> faults = new LinkedHashMap<>();
        faults.put("exception 1: no such function", new IoFault.Refused(1));
        faults.put("exception 2: no such address", new IoFault.Refused(2));
        faults.put("exception 4: module broken", new IoFault.Refused(4));
        faults.put("exception 6: module busy", new IoFault.Refused(6));
        faults.put("no answer", new IoFault.Silent());
        faults.put("half an answer", new IoFault.Half());
        faults.put("checksum wrong", new IoFault.WrongChecksum());
        faults.put("another module answers", new IoFault.WrongUnit());
        faults.forEach((name, fault) ->
                cells.trouble(name, it -> it.failRepeatedly(fault)).trouble(name + ", once", it -> it.failNext(fault)));
        return cells;
    }

    static Cells<UpsdSimulator> ups() {
        Cells<UpsdSimulator> cells = new Cells<>(
                        "power supply",
                        UpsdSimulator::start,
                        NutUpsDriver::new,
                        "wire",
                        Map.of("ups", UpsdSimulator.UPS, "answer-ms", "300"))
                .command("light", (device, call) -> ((SensorPanel) device).light("any", Light.ON, call))
                .command("selfTest", Device::selfTest)
                .trouble("on battery", it -> it.status("OB DISCHRG"))
                .trouble("battery nearly empty", it -> it.status("OB LB"))
                .trouble("battery to be replaced", it -> it.status("OL RB"))
                .trouble("does not measure its charge", it -> it.without("battery.charge"))
                .trouble("does not say how it is", it -> it.without("ups.status"));
        Map<String, NutFault> faults = new LinkedHashMap<>();
        for (String word : new String[] {"DATA-STALE", "DRIVER-NOT-CONNECTED", "ACCESS-DENIED", "UNKNOWN-UPS"}) {
            faults.put("upsd answers " + word, new NutFault.Refused(word));
        }
        faults.put("no answer", new NutFault.Silent());
        faults.put("answer 100 ms late", new NutFault.Late(Duration.ofMillis(100)));
        faults.put("half a line", new NutFault.Half());
        faults.put("the answer to something else", new NutFault.Another());
        faults.put("a line without an end", new NutFault.Endless());
        faults.forEach((name, fault) -> cells.trouble(name, it -> it.failRepeatedly(fault)));
        return cells;
    }

    private PanelCells() {}
}
