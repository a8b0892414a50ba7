using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Conversations.Mailboxes;

public static class MailboxTables
{
    public const int MaximumName = 200;
    private const int MaximumCode = 64;
    private const int MaximumDetail = 1000;

    extension(VyomiyraDb db)
    {
        public DbSet<Mailbox> Mailboxes => db.Set<Mailbox>();
        public DbSet<MailFolder> MailFolders => db.Set<MailFolder>();
        public DbSet<UnreadableMessage> UnreadableMessages => db.Set<UnreadableMessage>();
    }

    private sealed class Mailboxes : IEntityTypeConfiguration<Mailbox>
    {
        public void Configure(EntityTypeBuilder<Mailbox> builder)
        {
            builder.ToTable("Mailboxes").HasIndex(mailbox => mailbox.Address).IsUnique();
            builder.HasIndex(mailbox => mailbox.SubscriptionId);
            builder.Property(mailbox => mailbox.Address).HasMaxLength(MailAddress.MaximumLength);
            builder.Property(mailbox => mailbox.Name).HasMaxLength(MaximumName);
            builder.Property(mailbox => mailbox.ClientStateHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(mailbox => mailbox.ErrorCode).HasMaxLength(MaximumCode).IsUnicode(false);
            builder.Property(mailbox => mailbox.ErrorDetail).HasMaxLength(MaximumDetail);
            builder.Property(mailbox => mailbox.Fence).IsConcurrencyToken();
            builder.HasOne<Member>().WithMany().HasForeignKey(mailbox => mailbox.EnrolledById).OnDelete(DeleteBehavior.Restrict);
        }
    }

    private sealed class Folders : IEntityTypeConfiguration<MailFolder>
    {
        public void Configure(EntityTypeBuilder<MailFolder> builder)
        {
            builder.ToTable("MailFolders").HasIndex(folder => new { folder.MailboxId, folder.FolderId }).IsUnique();
            builder.Property(folder => folder.FolderId).IsCaseSensitive();
            builder.Property(folder => folder.Name).HasMaxLength(MaximumName);
            builder.Property(folder => folder.ParentId).IsCaseSensitive();
            builder.Property(folder => folder.ErrorCode).HasMaxLength(MaximumCode).IsUnicode(false);
            builder.Property(folder => folder.ErrorDetail).HasMaxLength(MaximumDetail);
            builder.Property(folder => folder.Link).HasMaxLength(-1);
            builder.HasOne<Mailbox>().WithMany().HasForeignKey(folder => folder.MailboxId);
        }
    }

    private sealed class Unreadable : IEntityTypeConfiguration<UnreadableMessage>
    {
        public void Configure(EntityTypeBuilder<UnreadableMessage> builder)
        {
            builder.ToTable("UnreadableMessages").HasIndex(message => new { message.MailboxId, message.ImmutableId }).IsUnique();
            builder.Property(message => message.ImmutableId).IsCaseSensitive();
            builder.Property(message => message.Reason).HasMaxLength(MaximumCode).IsUnicode(false);
            builder.HasOne<Mailbox>().WithMany().HasForeignKey(message => message.MailboxId);
        }
    }
}
