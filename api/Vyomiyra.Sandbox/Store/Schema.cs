namespace Vyomiyra.Sandbox.Store;

static class Schema
{
    /// <summary>
    /// Instants are ISO 8601 text in UTC without its Z, so that they sort even against fractions of a second. What is large lives in <c>content</c>, so that lists need not touch it.
    /// <c>change</c> grows with every write to a mailbox: the order in which a delta tells of it. <c>removal</c> is what left a folder,
    /// <c>news</c> the notifications that wait to be posted.
    /// </summary>
    public const string Sql = """
        CREATE TABLE IF NOT EXISTS setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL);
        INSERT OR IGNORE INTO setting (name, value) VALUES ('change', 0);

        CREATE TABLE IF NOT EXISTS folder (
            id TEXT PRIMARY KEY,
            mailbox TEXT NOT NULL,
            parent_id TEXT,
            well_known TEXT,
            name TEXT NOT NULL,
            UNIQUE (mailbox, well_known));

        CREATE TABLE IF NOT EXISTS message (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            mailbox TEXT NOT NULL,
            immutable_id TEXT NOT NULL UNIQUE,
            item_id TEXT NOT NULL UNIQUE,
            folder_id TEXT NOT NULL REFERENCES folder (id),
            change INTEGER NOT NULL,
            subject TEXT,
            topic TEXT NOT NULL,
            preview TEXT NOT NULL,
            from_name TEXT, from_address TEXT,
            sender_name TEXT, sender_address TEXT,
            sent TEXT NOT NULL, received TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
            internet_message_id TEXT NOT NULL,
            conversation_id TEXT NOT NULL,
            conversation_index TEXT NOT NULL,
            is_read INTEGER NOT NULL, is_draft INTEGER NOT NULL, has_attachments INTEGER NOT NULL,
            delivery_receipt INTEGER NOT NULL, read_receipt INTEGER NOT NULL,
            importance TEXT NOT NULL, inference TEXT NOT NULL,
            flag TEXT NOT NULL, categories TEXT NOT NULL);

        CREATE INDEX IF NOT EXISTS message_by_received ON message (mailbox, received);
        CREATE INDEX IF NOT EXISTS message_by_folder ON message (folder_id, received);
        CREATE INDEX IF NOT EXISTS message_by_conversation ON message (mailbox, conversation_id);
        CREATE INDEX IF NOT EXISTS message_by_internet_id ON message (mailbox, internet_message_id);
        CREATE INDEX IF NOT EXISTS message_by_topic ON message (mailbox, topic);

        CREATE TABLE IF NOT EXISTS content (
            seq INTEGER PRIMARY KEY REFERENCES message (seq) ON DELETE CASCADE,
            to_recipients TEXT NOT NULL, cc_recipients TEXT NOT NULL, bcc_recipients TEXT NOT NULL, reply_to TEXT NOT NULL,
            headers TEXT NOT NULL,
            body_type TEXT NOT NULL,
            body TEXT NOT NULL);

        CREATE TABLE IF NOT EXISTS attachment (
            seq INTEGER NOT NULL REFERENCES message (seq) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            content_type TEXT NOT NULL,
            is_inline INTEGER NOT NULL,
            content_id TEXT,
            modified TEXT NOT NULL,
            size INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (seq, number));

        CREATE INDEX IF NOT EXISTS message_by_change ON message (folder_id, change);

        CREATE TABLE IF NOT EXISTS removal (
            folder_id TEXT NOT NULL REFERENCES folder (id),
            change INTEGER NOT NULL,
            immutable_id TEXT NOT NULL,
            item_id TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (folder_id, change)) WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS subscription (
            id TEXT PRIMARY KEY,
            tenant TEXT NOT NULL,
            creator TEXT NOT NULL,
            mailbox TEXT NOT NULL,
            owner TEXT NOT NULL,
            folder_id TEXT REFERENCES folder (id),
            resource TEXT NOT NULL,
            change_type TEXT NOT NULL,
            notification_url TEXT NOT NULL,
            lifecycle_url TEXT,
            client_state TEXT,
            expires TEXT NOT NULL,
            immutable_ids INTEGER NOT NULL,
            awaits_authorization INTEGER NOT NULL DEFAULT 0);

        CREATE INDEX IF NOT EXISTS subscription_by_mailbox ON subscription (mailbox);

        CREATE TABLE IF NOT EXISTS news (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            subscription_id TEXT NOT NULL,
            url TEXT NOT NULL,
            item TEXT NOT NULL);

        CREATE INDEX IF NOT EXISTS news_by_url ON news (url, id);
        """;
}
