package org.nightwindow.console.fleet;

import java.util.List;
import java.util.Map;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.Text;

/// The words technicians read for what kiosks report as names of enums. A name that is not here, from a newer kiosk,
/// is shown as it came.
public final class DeviceWords {
    /// How a part is drawn.
    public enum State {
        WORKING("ok", "就绪", "Ready"),
        WATCH("warn", "需留意", "Watch"),
        FAILED("out", "故障", "Fault"),
        LOST("lost", "失联", "No contact"),
        MAINTENANCE("mnt", "维护中", "Maintenance"),
        UNKNOWN("unk", "不知道", "Unknown");

        private final String shape;
        private final Text words;

        State(String shape, String zh, String en) {
            this.shape = shape;
            this.words = new Text(zh, en);
        }

        public String shape() {
            return shape;
        }

        public Text words() {
            return words;
        }
    }

    private static final List<String> DRAWN = List.of(
            "document-camera",
            "sensor-panel",
            "person-matcher",
            "id-card-reader",
            "code-scanner",
            "smart-card-reader",
            "payment-terminal",
            "receipt-printer",
            "document-printer",
            "power-supply");

    private static final Map<String, Text> ROLES = Map.of(
            "id-card-reader", new Text("身份证读卡器", "ID card reader"),
            "code-scanner", new Text("扫码窗", "Code scanner"),
            "document-printer", new Text("证明打印机", "Certificate printer"),
            "receipt-printer", new Text("小票打印机", "Slip printer"),
            "payment-terminal", new Text("支付终端", "Payment terminal"),
            "document-camera", new Text("高拍仪", "Document camera"),
            "smart-card-reader", new Text("社保卡读卡器", "Smart card reader"),
            "person-matcher", new Text("人证核验", "Person matcher"),
            "sensor-panel", new Text("门与人体感应", "Door and presence"),
            "power-supply", new Text("不间断电源", "Power supply"));

    private static final Map<String, Text> DETAILS = Map.ofEntries(
            Map.entry("COMMUNICATION", new Text("连不上", "cannot be reached")),
            Map.entry("CONFIGURATION", new Text("配置不对", "wrong configuration")),
            Map.entry("SUPPLY_LOW", new Text("耗材快用完", "supply low")),
            Map.entry("SUPPLY_OUT", new Text("耗材用完", "out of supplies")),
            Map.entry("ENDING_PAPER", new Text("的纸会在下次补给前用完", "paper gone before the next round")),
            Map.entry("ENDING_TONER", new Text("的碳粉会在下次补给前用完", "toner gone before the next round")),
            Map.entry("MEDIA_JAMMED", new Text("卡纸", "paper jam")),
            Map.entry("COVER_OPEN", new Text("盖板开着", "cover open")),
            Map.entry("OUTPUT_FULL", new Text("出纸口满", "output full")),
            Map.entry("PAUSED", new Text("在机器上被暂停", "paused at the device")),
            Map.entry("WARMING_UP", new Text("预热中", "warming up")),
            Map.entry("HARDWARE", new Text("机器报故障", "hardware fault")),
            Map.entry("SECURITY", new Text("密钥或证书不对", "key or certificate refused")),
            Map.entry("GIVEN_UP", new Text("重启多次仍不行，已停试", "restarted in vain, given up")),
            Map.entry("OPEN_ACT", new Text("有一件事结果未知", "an act with unknown result")),
            Map.entry("BEING_SETTLED", new Text("还在核实上一份打没打出来", "the last print is still being settled")),
            Map.entry(Heartbeat.Item.NO_DEVICE, new Text("没有装", "not fitted")),
            Map.entry("READY", new Text("就绪", "ready")),
            Map.entry("BUSY", new Text("忙", "busy")),
            Map.entry("DEGRADED", new Text("勉强能用", "works with limits")),
            Map.entry("FAILED", new Text("故障", "fault")),
            Map.entry("CONNECTING", new Text("正在连接", "connecting")),
            Map.entry("DISCONNECTED", new Text("没有连上", "not connected")),
            Map.entry("MAINTENANCE", new Text("维护中", "in maintenance")),
            Map.entry("LEDGER", new Text("账本丢了或写不进，停办待查", "its ledger was lost or cannot be written")),
            Map.entry("DISK_FULL", new Text("硬盘快满了", "its disk is nearly full")),
            Map.entry("CLOCK", new Text("不知道现在几点", "it does not know what time it is")),
            Map.entry("OFFLINE", new Text("业务连不上", "it cannot reach the console for services")),
            Map.entry("STARTING", new Text("启动没有完成", "its start does not end")),
            Map.entry(Heartbeat.Item.NOT_OFFERED, new Text("它不办这一类", "it does not do this kind")),
            Map.entry("NO_ITEMS", new Text("没有目录，什么都办不了", "it has no catalogue and can do nothing")));

    private static final Map<String, Text> SUPPLIES = Map.of(
            "PAPER", new Text("纸", "Paper"),
            "TONER", new Text("碳粉", "Toner"),
            "CUTTER", new Text("切刀", "Cutter"),
            "RETRACT_BIN", new Text("回收盒", "Retract bin"),
            "OUTPUT_BIN", new Text("出纸口", "Output bin"),
            "BATTERY", new Text("电池", "Battery"));

    private static final Map<String, Text> LEVELS = Map.of(
            "FULL", new Text("满", "full"),
            "OK", new Text("够用", "enough"),
            "LOW", new Text("快用完", "low"),
            "OUT", new Text("用完了", "used up"),
            "UNKNOWN", new Text("不知道", "unknown"));

    private static final Map<String, Text> SCREENS = Map.ofEntries(
            Map.entry("attract", new Text("等人来", "waiting for somebody")),
            Map.entry("home", new Text("选办什么", "choosing")),
            Map.entry("identify", new Text("核对身份", "identifying")),
            Map.entry("form", new Text("填写", "filling in")),
            Map.entry("preview", new Text("预览", "preview")),
            Map.entry("printing", new Text("打印中", "printing")),
            Map.entry("done", new Text("办完了", "done")),
            Map.entry("staff-door", new Text("等技术员出示检修码", "waiting for a technician's code")),
            Map.entry("maintenance", new Text("现场检修", "on-site maintenance")));

    /// Where a part sits in the drawing, from the top; what is not drawn comes last.
    static int place(String role) {
        int place = DRAWN.indexOf(role);
        return place < 0 ? DRAWN.size() : place;
    }

    static boolean isDrawn(String role) {
        return DRAWN.contains(role);
    }

    public static Text role(String role) {
        return ROLES.getOrDefault(role, asItCame(role));
    }

    public static Text detail(String detail) {
        return DETAILS.getOrDefault(detail, asItCame(detail));
    }

    public static Text supply(String kind) {
        return SUPPLIES.getOrDefault(kind, asItCame(kind));
    }

    public static Text level(String level) {
        return LEVELS.getOrDefault(level, asItCame(level));
    }

    public static Text screen(String name) {
        return SCREENS.getOrDefault(name, asItCame(name));
    }

    public static State state(String name) {
        return switch (name) {
            case "READY", "BUSY" -> State.WORKING;
            case "DEGRADED", "CONNECTING" -> State.WATCH;
            case "FAILED" -> State.FAILED;
            case "DISCONNECTED" -> State.LOST;
            case "MAINTENANCE" -> State.MAINTENANCE;
            default -> State.UNKNOWN;
        };
    }

    /// The reason of an item that cannot be done: `document-printer:SUPPLY_OUT` → 证明打印机 · 耗材用完.
    public static Text reason(String reason) {
        int colon = reason.indexOf(':');
        if (colon < 0) {
            return ROLES.getOrDefault(reason, detail(reason));
        }
        Text role = role(reason.substring(0, colon));
        Text why = detail(reason.substring(colon + 1));
        return new Text(role.zh() + " · " + why.zh(), role.en() + " · " + why.en());
    }

    private static Text asItCame(String name) {
        return name.isBlank() ? new Text("？", "?") : new Text(name, name);
    }

    private DeviceWords() {}
}
