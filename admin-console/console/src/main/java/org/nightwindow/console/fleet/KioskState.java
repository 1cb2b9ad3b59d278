package org.nightwindow.console.fleet;

/// What a kiosk means for residents now. In the order in which somebody must come.
public enum KioskState {
    /// 停止服务: no item can be done.
    OUT("out", "停止服务", "Out"),
    /// 部分停办: some items cannot be done.
    PART("part", "部分停办", "Partly out"),
    /// 失联: no heartbeat for 75 s; nobody can tell.
    LOST("lost", "失联", "No contact"),
    /// 需留意: all can be done, not for long or not in every way.
    WATCH("warn", "需留意", "Watch"),
    /// 维护中: somebody works on it.
    MAINTENANCE("mnt", "维护中", "Maintenance"),
    /// 正常: all can be done.
    WORKING("ok", "正常", "Working"),
    /// 未装: it was never enrolled.
    NONE("off", "未登记", "Not enrolled");

    private final String shape;
    private final String zh;
    private final String en;

    KioskState(String shape, String zh, String en) {
        this.shape = shape;
        this.zh = zh;
        this.en = en;
    }

    /// Name of the shape in the sprite, and of the colours in the style sheet.
    public String shape() {
        return shape;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
