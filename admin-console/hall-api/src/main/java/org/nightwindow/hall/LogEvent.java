package org.nightwindow.hall;

import java.util.Arrays;
import java.util.Optional;

/// What a technician may be called for, with a number that stays the same in the log, on the console's pages
/// and in `docs/log-events.md`, which is written from this list. 1xxx happens at the console, 3xxx at a
/// kiosk, and 391x and 392x is what became of a device: one number for each thing a device can be.
///
/// A log line begins with the number: `LOG.error("{} the ledger cannot be opened", LogEvent.LEDGER_NOT_OPEN)`.
public enum LogEvent {
    CATALOGUE_REFUSED(
            1001,
            Urgency.TODAY,
            new Text("控制台拒收了一份目录，原来的那份照常使用。", "The console refused a catalogue whole; the one before stays."),
            new Text(
                    "按日志里列出的每处错误改目录文件，存盘，10 秒内会自动再读。",
                    "Correct every error the line lists and save the file; it is read again within 10 s.")),
    CATALOGUE_FILE_GONE(
            1002,
            Urgency.TODAY,
            new Text("目录文件读不出来，原来的那份照常使用。", "The catalogue file cannot be read; the catalogue before stays."),
            new Text("检查 catalogue 这项设置的文件名和权限。", "Check name and rights of the file in the setting `catalogue`.")),
    HISTORY_FORKED(
            1101,
            Urgency.NOW,
            new Text(
                    "一台自助机的记录接不上或前后不一，已隔离，不丢也不跳过。",
                    "A kiosk's records leave a gap or contradict earlier ones; they are set apart, not skipped."),
            new Text(
                    "先查是不是用旧备份或拷贝的硬盘开了机。停下自助机程序，把 data 里的 ledger 文件夹改名，再启动，它会换一本新账本。",
                    "Was it started from an old backup or a copied disk? Stop the kiosk, rename the folder "
                            + "`ledger` in its data folder, and start it: it begins a new ledger.")),
    EVENT_UNREADABLE(
            1102,
            Urgency.TODAY,
            new Text(
                    "一条记录读不懂，已原样存好，后面的照常处理。",
                    "One record cannot be understood; it is kept as it came, the next are read."),
            new Text(
                    "比对自助机和控制台的版本；控制台要先升级。",
                    "Compare the versions of kiosk and console; the console is updated first.")),
    EVENT_PASSED_OVER(
            1103,
            Urgency.TODAY,
            new Text("一条记录试了几次都没能生效，先放过它。", "The effect of one record failed several times; it was passed over."),
            new Text(
                    "这是程序的错。把这一行和它的堆栈报给维护方，并对照该自助机的文书状态。",
                    "This is a bug: report the line with its trace, and compare the document with the kiosk's page.")),
    EVENTS_LOST(
            1104,
            Urgency.TODAY,
            new Text(
                    "恢复备份以后，一台自助机接着报，中间那些当时收下过的记录已随旧数据丢失。",
                    "After a copy was restored a kiosk goes on; what it had reported in between was lost with the old data."),
            new Text(
                    "按这一行里的编号，在那台自助机的账本里查这段时间开过的材料和交过的申报，补登到部门。",
                    "Look up in that kiosk's ledger (`kiosk export-ledger`) what was printed and filed then, and have it recorded"
                            + " again.")),
    BATCH_UNREADABLE(
            1105,
            Urgency.TODAY,
            new Text(
                    "一台自助机送来的一包记录读不懂，留了底，没有收；它会拆小了再送。",
                    "A batch of a kiosk's records cannot be read; a piece is kept, nothing was taken. It sends smaller ones."),
            new Text(
                    "偶尔一次不用管，下一包收到就好了。总这样，查它的网络设备（代理、网关），再看自助机日志里的 NW-3206。",
                    "Once is nothing: the next good batch settles it. When it goes on, look at what stands between them "
                            + "(proxy, gateway), then for NW-3206 in the kiosk's log.")),
    DOCUMENT_CONTRADICTED(
            1201,
            Urgency.TODAY,
            new Text("自助机对一份文书说的和控制台记的不一样。", "A kiosk says something else of a document than the console has settled."),
            new Text(
                    "按日志里的编号查这份文书和出纸口、保管箱里的纸，以纸为准。",
                    "Look for the paper with this number in tray and bin; the paper decides. Tell whoever keeps the register.")),
    FOREIGN_ACT(
            1202,
            Urgency.NOW,
            new Text("一台自助机拿着另一台的办件编号来问。", "A kiosk asked about, or reported on, an act of another kiosk."),
            new Text(
                    "多半是硬盘被整盘拷贝到了另一台机器。停用拷贝的那台，用新票据重新登记。",
                    "A disk was probably copied to another machine. Stop the copy, empty its data folder, enrol it anew.")),
    CHARACTER_NOT_PRINTABLE(
            1203,
            Urgency.TODAY,
            new Text(
                    "姓名或记录里有字库没有的字，文书没有开，居民被请到窗口。",
                    "A name or record has a character the fonts lack; nothing was issued, the resident was sent to a counter."),
            new Text(
                    "告诉窗口会有人带着这个字的编码来。同一个事项常出现时，请维护方补字库；私用区的字要请记录的部门改成标准字。",
                    "Tell the counter that somebody comes with the character's code. When it recurs, ask for a larger font;"
                            + " a private-use character must be corrected by the department that keeps the record.")),
    FILING_CONTRADICTED(
            1204,
            Urgency.NOW,
            new Text(
                    "自助机对一份申报说的和控制台记的不一样：一边说立了案，一边没有。",
                    "A kiosk says something else of a declaration than the console: one says it was filed, the other not."),
            new Text(
                    "按日志里的办件编号对照自助机导出的账和控制台导出的办件。群众手里的单子可能不对，请窗口联系她。",
                    "Compare the exports of kiosk and console by the key in the line. The resident's slip may be wrong: have a"
                            + " counter reach her.")),
    CALENDAR_REFUSED(
            1211,
            Urgency.TODAY,
            new Text(
                    "工作日历文件读不出来或有错，原来的照常使用。",
                    "The file of working days cannot be read or has errors; what was known before stays."),
            new Text(
                    "按日志里的每一处改 calendar 这项设置的文件，存盘，10 秒内会自动再读。",
                    "Correct what the line lists in the file of the setting `calendar` and save it; it is read again within 10 s.")),
    CALENDAR_MISSING(
            1212,
            Urgency.TODAY,
            new Text(
                    "一件办件的日期落在没有工作日历的年份，没有算，也没有猜。",
                    "A date of a case lies in a year whose working days are not known; it was not computed, nor guessed."),
            new Text(
                    "把国务院办公厅发布的那一年放假安排写进 calendar 这项设置的文件，日期会自己补上。",
                    "Write that year's holiday notice into the file of the setting `calendar`; the dates are added by themselves.")),
    CHORE_FAILED(
            1301,
            Urgency.TODAY,
            new Text("控制台一件定时要做的事没做成，会再试。", "Something the console does from time to time failed; it is tried again."),
            new Text(
                    "看这一行说的是哪件事。连续出现时先查磁盘和数据库。",
                    "Read which. When it comes again and again, look at disk and database.")),
    AUDIT_BROKEN(
            1302,
            Urgency.NOW,
            new Text(
                    "审计链在日志写明的那一行断了：有人改过、删过或换过数据库里的行。",
                    "The audit chain breaks at the row the line names: somebody changed, removed or moved rows in the database."),
            new Text(
                    "不要重启，不要清理。马上把数据库和日志各留一份，交安全管理员；用 audit verify 查导出和日志里的 audit head。",
                    "Do not restart, do not tidy up. Copy database and logs at once and call the security officer; check an export "
                            + "with `audit verify` and the heads from the log.")),
    MESSAGE_NOT_SENT(
            1303,
            Urgency.TODAY,
            new Text(
                    "一条告警消息没有送出去，会再试，24 小时后作罢；看板上一直有。",
                    "A message of an alert did not leave; it is tried for 24 hours. The board shows it all the time."),
            new Text(
                    "照这一行查网址、邮件服务器和密码文件。",
                    "Check the webhook's address, the mail server and its password file, as the line says.")),
    ALERT_FILE_REFUSED(
            1304,
            Urgency.TODAY,
            new Text(
                    "告警规则或场所文件有错，原来的照常使用。",
                    "The file of alert rules or of places has errors; what was known before stays."),
            new Text(
                    "按日志里的每一处改，存盘，几秒内会自动再读。",
                    "Correct what the line lists and save the file; it is read again within seconds.")),
    RETENTION_REFUSED(
            1305,
            Urgency.TODAY,
            new Text("保存期限的文件有错，今夜什么都没有删。", "The file of periods has errors; nothing is deleted tonight."),
            new Text(
                    "按日志里的每一处改，存盘。不改，数据会一直留着，磁盘会慢慢满。",
                    "Correct what the line lists and save the file. Until then data stays, and the disk fills slowly.")),

    CONSOLE_DISK_FULL(
            1306,
            Urgency.NOW,
            new Text(
                    "后台的磁盘满了：自助机报来的一律不收，各台先存着；不发证明，不收办件。",
                    "The console's disk is full: nothing of kiosks is taken, they keep it; no paper is issued and no case taken."),
            new Text(
                    "在这块磁盘上腾出地方，几秒内自己恢复，不用重启。留着数据库的文件夹，一个文件也不要删。",
                    "Make room on that disk; it goes on by itself within seconds. Delete nothing in the database's folder.")),
    TIME_DOUBTED(
            1307,
            Urgency.TODAY,
            new Text(
                    "自助机的时间和后台差了一天以上，或者没有一台在线能对时间：这一次什么都没有删。",
                    "Kiosks have another day than the console, or none was there to compare: nothing was deleted this time."),
            new Text(
                    "查后台机器的时钟和对时服务。时间一对上，到期的数据会照常删。",
                    "Check the clock of the console's machine and its time service. What is due is deleted once they agree.")),

    SETTINGS_WRONG(
            3001,
            Urgency.NOW,
            new Text(
                    "自助机的设置有错，屏幕上写着每一处，没有开门。",
                    "A kiosk's settings are wrong; its screen lists each, and it is not open."),
            new Text("照屏幕改设置文件，重启程序。", "Correct the file as the screen says and start the program again.")),
    NOT_ENROLLED(
            3002,
            Urgency.NOW,
            new Text("自助机还没有证书，登记没成。", "A kiosk has no certificate yet, and enrolment did not succeed."),
            new Text(
                    "照这一行改。票据用过或过期就开一张新的，写进票据文件，不用重启。",
                    "Do as the line says. A used or expired ticket: make a new one and write it into the file; no restart.")),
    IDENTITY_UNREADABLE(
            3003,
            Urgency.NOW,
            new Text("自助机的证书或私钥读不出来。", "A kiosk's certificate or key cannot be read."),
            new Text(
                    "查 data 里 identity 文件夹的权限；文件坏了就重新登记。",
                    "Check the rights of `identity` in its data folder; damaged: enrol again.")),
    CERTIFICATE_NOT_RENEWED(
            3004,
            Urgency.TODAY,
            new Text(
                    "自助机的证书到了最后三分之一，没能换成新的；每小时再试，旧的到期前照常用。",
                    "A kiosk's certificate is in the last third of its life and could not be renewed; it is tried every hour, "
                            + "and the old one is good to its end."),
            new Text(
                    "照这一行查控制台。到期以前还没换成，就重新登记。",
                    "Look at the console as the line says. Not renewed before its end: enrol the kiosk again.")),
    CERTIFICATE_REFUSED(
            3005,
            Urgency.NOW,
            new Text(
                    "控制台不再认自助机的证书：到期了，或同一编号登记了别的机器。这台没有开门；登记后才收到这条。",
                    "The console no longer takes a kiosk's certificate: it has ended, or another machine was enrolled under this "
                            + "id. The kiosk is not open, and can report this only once it is enrolled again."),
            new Text(
                    "还要用这台，就开一张新票据，写进票据文件，不用重启。",
                    "If this machine is to go on, make a new ticket and write it into its file; no restart.")),
    CATALOGUE_REJECTED(
            3101,
            Urgency.TODAY,
            new Text("自助机拒收了一份目录，原来的那份照常使用。", "A kiosk rejected a catalogue whole; the one before stays."),
            new Text(
                    "自助机的程序多半比目录旧。升级自助机，或改正目录再发布。",
                    "The kiosk's program is probably older than the catalogue: update it, or publish a corrected catalogue.")),
    LEDGER_REPLACED(
            3201,
            Urgency.NOW,
            new Text(
                    "自助机的账本丢了或坏了，换了新的一本；控制台收到这条以前不出纸。",
                    "A kiosk's ledger was lost or unreadable and a new one began; no paper until the console has heard of it."),
            new Text(
                    "留好 data 里名字带 aside 的旧文件夹。对照控制台：这台机器还没了结的文书，去出纸口找；断网时存下、还没送到的申报没有了，居民来查时会请她重新提交。反复出现就换硬盘。",
                    "Keep the folder with `aside` in its name. Look in the tray for documents the console still calls issued. "
                            + "Declarations it had kept while its network was down are gone; who looks for hers is asked to hand it in again. "
                            + "When it happens again, replace the disk.")),
    LEDGER_NOT_OPEN(
            3202,
            Urgency.NOW,
            new Text(
                    "账本现在打不开，会再试；其间不出纸。",
                    "The ledger cannot be opened now; it is tried again, and no paper leaves meanwhile."),
            new Text(
                    "查磁盘满不满、是不是只读、有没有另一个程序占着。",
                    "Is the disk full or read-only, or does a second program use the ledger?")),
    LEDGER_FORKED(
            3203,
            Urgency.NOW,
            new Text("控制台手里这本账的历史和机器里的不一样，停止出纸。", "The console has another history of this ledger; no paper leaves."),
            new Text("同 NW-1101。", "As NW-1101.")),
    DISK_FULL(
            3204,
            Urgency.NOW,
            new Text(
                    "磁盘满了：留的空位放了出来，把已开始的事办完，不再开新的。",
                    "The disk is full: its reserve was released to settle what was begun."),
            new Text("腾出空间；够了会自己恢复，不用重启。", "Make room; it goes on by itself, without a restart.")),
    RECOVERY_FAILED(
            3205,
            Urgency.NOW,
            new Text(
                    "查上次的打印结果时程序出错，打印机停用，会再试。",
                    "Finding out about earlier prints failed; the printer stays blocked, it is tried again."),
            new Text(
                    "这是程序的错。重启一次；还有就报给维护方。",
                    "This is a bug: start the kiosk again; if it stays, report the line with its trace.")),
    EVENT_NOT_READ(
            3206,
            Urgency.TODAY,
            new Text(
                    "控制台读不懂一条记录，单独送也不行：它和后面的都留着，每分钟再送一次。",
                    "The console cannot read a record even by itself; it and all after it are kept and sent again every minute."),
            new Text(
                    "查网络上的代理、网关有没有改内容，再比对自助机和控制台的版本。不要删账本。",
                    "Does a proxy or gateway alter what is sent? Compare the versions of kiosk and console. Delete no ledger.")),
    TRACES_LEFT(
            3301,
            Urgency.NOW,
            new Text(
                    "离开时的清理没做完，可能留下了群众的东西。",
                    "The sweep after a visit was not complete; something of the resident may remain."),
            new Text(
                    "停下程序，清空 data 里的 tmp 文件夹，查磁盘和权限。",
                    "Stop the kiosk, empty the folder `tmp` in its data folder, check disk and rights.")),
    DOCUMENT_UNPRINTABLE(
            3401,
            Urgency.TODAY,
            new Text(
                    "控制台发来的文书读不出来，编号作废，没有打。",
                    "An issued document could not be read; its number is void, nothing was printed."),
            new Text("报给维护方，附上这一行。", "Report the line.")),
    SHEET_UNKNOWN(
            3402,
            Urgency.NOW,
            new Text(
                    "一份文书打没打出来还不知道，不会自己重打。",
                    "Whether a document was printed is unknown; it is never printed again by itself."),
            new Text(
                    "按编号去出纸口和机器里找，找没找到都在机器上了结（取检修码，进现场检修）。群众可以重新办，会拿到新编号。",
                    "Look for its number in tray and paper path, and settle it at the kiosk with an on-site code. The "
                            + "resident may ask again and gets a new number.")),
    CODE_NOT_KEPT(
            3501,
            Urgency.NOW,
            new Text("用过的身份码记不下来，所以没有放行。", "That a code was used could not be kept, so it was not accepted."),
            new Text("查 data 所在磁盘：满了、只读或坏了。", "Look at the disk of the data folder: full, read-only or broken.")),
    COMMANDS_NOT_KEPT(
            3601,
            Urgency.TODAY,
            new Text(
                    "控制台的命令记录读不出或写不下，没过期的命令可能再做一次。",
                    "The list of commands cannot be read or kept; one may be done again."),
            new Text("查 data 所在磁盘和权限。", "Check disk and rights of the data folder.")),
    STAFF_ENTERED(
            3701,
            Urgency.TODAY,
            new Text(
                    "有人用检修码打开了现场检修，其间不办事。",
                    "Somebody opened on-site maintenance with a staff code; nobody is served meanwhile."),
            new Text(
                    "审计里的 make-staff-code 写着是谁的账号。不是自己人就停用这个账号。",
                    "The audit says whose account it is (make-staff-code). None of yours? Take its password away.")),
    STAFF_LEFT(
            3702,
            Urgency.TODAY,
            new Text("现场检修结束，自助机恢复开放。", "On-site maintenance ended; the kiosk is open again."),
            new Text(
                    "看这一行：了结了几张纸，还有什么办不了。",
                    "Read in the line how many sheets were settled and what cannot be done yet.")),
    STAFF_CODE_REFUSED(
            3703,
            Urgency.TODAY,
            new Text("有人在检修入口出示了不能用的码。", "Somebody showed a code at the staff door that is not good."),
            new Text(
                    "过期、用过、拿错机器的常见。反复说“不是本控制台签的”，就去看看是谁。",
                    "Expired, used or of another kiosk: an everyday thing. Not signed by this console, again and again: go "
                            + "and see who it is.")),
    STAFF_SET_DEVICE(
            3704,
            Urgency.TODAY,
            new Text(
                    "有人在现场检修里改了一个设备的设置，下次启动起用新的。",
                    "Somebody changed a device's settings in on-site maintenance; they hold from the next start on."),
            new Text(
                    "看这一行：谁、哪个设备、哪几项。改错了，就在原处改回来。",
                    "Read in the line who, which device and which settings. If they are wrong, set them right in the same place.")),
    UNSIGNED_DRIVERS_ALLOWED(
            3801,
            Urgency.TODAY,
            new Text(
                    "这台自助机被设成可以装没有签名的驱动：只该在开发时这样。",
                    "This kiosk is set to take drivers that nobody signed: right for development only."),
            new Text(
                    "给群众办事的机器上，把 drivers.unsigned 改回 refused，重启程序。",
                    "On a machine that serves residents set drivers.unsigned back to refused and start the program again.")),
    DRIVER_NOT_USED(
            3802,
            Urgency.TODAY,
            new Text(
                    "drivers 里一家厂商的文件夹没有用上：和签名不符，或里面没有驱动。",
                    "A vendor's folder in `drivers` is not used: it is not what was signed, or holds no driver."),
            new Text("照这一行做，重启程序。", "Do as the line says and start the program again.")),
    DRIVER_CLAIMED_TWICE(
            3803,
            Urgency.TODAY,
            new Text(
                    "两个驱动用了同一个编号，后来的都没有用。",
                    "Two drivers have one id; which was meant is not guessed, and neither of the vendors' is used."),
            new Text("留一个文件夹，移走另一个，重启程序。", "Keep one folder, remove the other, and start the program again.")),
    DEVICE_NOT_CONFIGURED(
            3804,
            Urgency.NOW,
            new Text(
                    "一个设备照设置用不了：驱动没有装，或它的设置有错。其余的照常。",
                    "A device cannot be used as it is set: its driver is not installed or a setting is wrong. All else works."),
            new Text(
                    "照这一行装驱动或改设置文件，重启程序。",
                    "Install the driver or correct the setting as the line says, and start the program again.")),
    DRIVER_CRASHED(
            3805,
            Urgency.TODAY,
            new Text(
                    "一个设备的驱动崩溃或没有响应，已经自动重开；当时在做的事没有证据就记为未知。",
                    "A device's driver crashed or hung and is opened again by itself; what it was doing is unknown unless "
                            + "there is evidence."),
            new Text(
                    "偶尔一次记下就好。常来就把这一行报给驱动的厂商。",
                    "Once in a while: take note. Often: send the line to the driver's vendor.")),
    DRIVER_GIVEN_UP(
            3806,
            Urgency.NOW,
            new Text(
                    "一个设备的驱动接连崩溃，停用 15 分钟再试一次。",
                    "A device's driver crashed again and again; it is left alone for 15 minutes and tried once more."),
            new Text(
                    "看设备和线。没有毛病就换回上一版驱动，报给厂商。",
                    "Look at device and cable. Nothing wrong: put the driver's last version back, and tell its vendor.")),
    DECODES_REMOTELY(
            3807,
            Urgency.TODAY,
            new Text(
                    "一个读卡的驱动把读到的内容送出自助机去解码，设置里写明了同意。",
                    "A driver sends what it reads out of the kiosk to be decoded, and the settings agree to that."),
            new Text(
                    "确认大厅真的同意过。没有，就换一个本机解码的阅读器。",
                    "Make sure that the hall has agreed. If not, use a reader that decodes by itself.")),
    CABINET_DOOR(
            3901,
            Urgency.TODAY,
            new Text("机柜的门开了或关了。", "The door of the cabinet was opened or closed."),
            new Text(
                    "对一下当时有没有人在检修。没有人在，就去看是谁开的。",
                    "Was somebody at work there then? If not, go and see who opened it.")),
    MAINS_POWER(
            3902,
            Urgency.NOW,
            new Text("市电断了，由电池供着；或市电恢复了。", "The mains failed and the battery carries the kiosk; or they are back."),
            new Text(
                    "没恢复就在电池用完前停机：看这台自助机页面上的电量，再看插座、空开和楼里的电。",
                    "Not back yet: stop the kiosk before the battery is empty. Its page says how full it is. Then look at socket, breaker and building.")),
    NIGHT_ROUND(
            3903,
            Urgency.TODAY,
            new Text(
                    "夜间自检做完了：每个设备测了一遍，现在能办什么。",
                    "The night's self-test: every device was tested, and what can be done here now."),
            new Text(
                    "看这一行里没有通过的设备；早上开门前修好，再测一次。",
                    "Read which devices did not pass; mend them before the morning and test again.")),
    DEVICE_WORKS(
            3910,
            Urgency.TODAY,
            new Text("一个设备能用了。", "A device can be used."),
            new Text(
                    "不用做什么。一天里来回好多次，就查它的线和电源。", "Nothing. Again and again in a day: look at its cable and its power.")),
    DEVICE_SILENT(
            3911,
            Urgency.NOW,
            new Text("一个设备连不上或不回话。", "A device cannot be reached or does not answer."),
            new Text(
                    "看电源、线和插头；亮着灯还不回话，就关掉再开。",
                    "Look at power, cable and plug; lit and still silent, switch it off and on.")),
    DEVICE_LOW(
            3912,
            Urgency.TODAY,
            new Text("一个设备的纸、碳粉或电池快用完。", "Paper, toner or battery of a device is low."),
            new Text("下次去的时候带上；用完以前照常办事。", "Take it along next time; it goes on until it is used up.")),
    DEVICE_OUT(
            3913,
            Urgency.NOW,
            new Text("一个设备的纸或碳粉用完了。", "Paper or toner of a device is used up."),
            new Text("去补上；补好几秒内自己恢复。", "Refill it; it goes on by itself within seconds.")),
    DEVICE_JAMMED(
            3914,
            Urgency.NOW,
            new Text("一个设备卡纸了。", "Paper is jammed in a device."),
            new Text(
                    "打开取出纸，一张也不要丢：按编号对一对是谁的。",
                    "Open it and take the paper out; throw none away, its number says whose it is.")),
    DEVICE_COVER_OPEN(
            3915,
            Urgency.NOW,
            new Text("一个设备的盖板开着。", "A cover of a device is open."),
            new Text("关好。没有人在检修，就去看是谁开的。", "Close it. Nobody was at work there? See who opened it.")),
    DEVICE_TRAY_FULL(
            3916,
            Urgency.NOW,
            new Text("一个设备的出纸口满了。", "The output tray of a device is full."),
            new Text("收走纸，按编号保管。", "Take the paper away and keep it by its numbers.")),
    DEVICE_PAUSED(
            3917,
            Urgency.NOW,
            new Text("一个设备在机器上被暂停了。", "A device was paused at its own panel."),
            new Text("在它的面板上按继续。", "Press continue on its panel.")),
    DEVICE_WARMING_UP(
            3918,
            Urgency.TODAY,
            new Text("一个设备在预热或恢复。", "A device warms up or recovers."),
            new Text("等几分钟；一直这样就关掉再开。", "Wait some minutes; if it stays so, switch it off and on.")),
    DEVICE_BROKEN(
            3919,
            Urgency.NOW,
            new Text("一个设备报自己坏了，不能用。", "A device says that it is broken, and cannot be used."),
            new Text(
                    "照这一行写的查；关掉再开还在，就换设备或报修。",
                    "Do as the line says; off and on does not help: replace it or have it repaired.")),
    DEVICE_IMPAIRED(
            3920,
            Urgency.TODAY,
            new Text("一个设备报了毛病，还能用。", "A device reports a defect and can still be used."),
            new Text("照这一行写的，趁上班时修。", "Have it seen to in office hours, as the line says.")),
    DEVICE_NOT_TRUSTED(
            3921,
            Urgency.NOW,
            new Text("一个设备的密钥或证书不对，不能用。", "A key or certificate of a device is missing or refused."),
            new Text(
                    "找厂商；不是自己换的设备，先报安全管理员。",
                    "Call its vendor. A device nobody of yours put there: tell the security officer first.")),
    DEVICE_SET_WRONG(
            3922,
            Urgency.NOW,
            new Text("一个设备的设置不对，没有用上。", "A device is set wrong and not in use."),
            new Text("照这一行在现场检修里改。", "Correct it in on-site maintenance as the line says.")),
    DEVICE_LEFT_ALONE(
            3923,
            Urgency.NOW,
            new Text("一个设备接连出错，先停用一会儿再试。", "A device failed too often and is left alone for a while."),
            new Text("同 NW-3806。", "As NW-3806.")),
    DEVICE_WITH_TECHNICIAN(
            3924,
            Urgency.TODAY,
            new Text("一个设备在检修，居民用不到。", "A technician has a device; residents cannot use it."),
            new Text("检修完了交还给自助机。", "Give it back to the kiosk when the work is done."));

    /// Whether somebody must go there at night.
    public enum Urgency {
        /// Residents are, or will be, turned away, or something may be wrong that waiting makes worse.
        NOW,
        /// In office hours.
        TODAY
    }

    private final int number;
    private final Urgency urgency;
    private final Text meaning;
    private final Text action;

    LogEvent(int number, Urgency urgency, Text meaning, Text action) {
        this.number = number;
        this.urgency = urgency;
        this.meaning = meaning;
        this.action = action;
    }

    /// `NW-3101`; never changes and is never given to another event.
    public String id() {
        return "NW-" + number;
    }

    public Urgency urgency() {
        return urgency;
    }

    /// What happened.
    public Text meaning() {
        return meaning;
    }

    /// What a technician does now.
    public Text action() {
        return action;
    }

    /// @param id as a kiosk wrote it; a newer kiosk may know more events than we do
    public static Optional<LogEvent> of(String id) {
        return Arrays.stream(values()).filter(event -> event.id().equals(id)).findFirst();
    }

    /// The number, as it stands in front of a log line.
    @Override
    public String toString() {
        return id();
    }
}
