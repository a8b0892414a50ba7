namespace Vyomiyra.Sandbox.Store;

static class MessageSql
{
    public const string Insert = """
        INSERT INTO message (
            seq, mailbox, immutable_id, item_id, folder_id, change, subject, topic, preview, from_name, from_address, sender_name, sender_address,
            sent, received, created, modified, internet_message_id, conversation_id, conversation_index,
            is_read, is_draft, has_attachments, delivery_receipt, read_receipt, importance, inference, flag, categories)
        VALUES (
            $seq, $mailbox, $immutable, $item, $folder, $change, $subject, $topic, $preview, $fromName, $fromAddress, $senderName, $senderAddress,
            $sent, $received, $created, $modified, $internetId, $conversation, $index,
            $isRead, $isDraft, $hasAttachments, $deliveryReceipt, $readReceipt, $importance, $inference, $flag, $categories);
        INSERT INTO content (seq, to_recipients, cc_recipients, bcc_recipients, reply_to, headers, body_type, body)
        VALUES ($seq, $to, $cc, $bcc, $replyTo, $headers, $bodyType, $body)
        """;

    public const string Update = """
        UPDATE message SET
            change = $change, subject = $subject, topic = $topic, preview = $preview, from_name = $fromName, from_address = $fromAddress,
            sender_name = $senderName, sender_address = $senderAddress, sent = $sent, received = $received, modified = $modified,
            internet_message_id = $internetId, is_read = $isRead, is_draft = $isDraft, has_attachments = $hasAttachments,
            delivery_receipt = $deliveryReceipt, read_receipt = $readReceipt,
            importance = $importance, inference = $inference, flag = $flag, categories = $categories
        WHERE seq = $seq;
        UPDATE content SET
            to_recipients = $to, cc_recipients = $cc, bcc_recipients = $bcc, reply_to = $replyTo, headers = $headers,
            body_type = $bodyType, body = $body
        WHERE seq = $seq
        """;

    public const string Load = """
        SELECT subject, from_name, from_address, sender_name, sender_address, sent, received, internet_message_id, conversation_id,
               is_read, is_draft, delivery_receipt, read_receipt, importance, inference, flag, categories,
               to_recipients, cc_recipients, bcc_recipients, reply_to, headers, body_type, body
        FROM message JOIN content USING (seq) WHERE seq = $seq
        """;
}
