using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Conversations.Reading;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;
using Vyomiyra.Domain.Conversations.Threading;
using Vyomiyra.Domain.Conversations.Turns;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Conversations;

public static class ConversationTables
{
    /// <summary>A subject is cut here; RFC 5322 knows no limit, and no screen shows more.</summary>
    public const int MaximumSubject = 400;

    extension(VyomiyraDb db)
    {
        public DbSet<Conversation> Conversations => db.Set<Conversation>();
        public DbSet<Message> Messages => db.Set<Message>();
        public DbSet<MessageCopy> MessageCopies => db.Set<MessageCopy>();
        public DbSet<Link> Links => db.Set<Link>();
        public DbSet<ThreadId> ThreadIds => db.Set<ThreadId>();
        public DbSet<StoredTie> LooseTies => db.Set<StoredTie>();
        public DbSet<UnmatchedConversation> UnmatchedConversations => db.Set<UnmatchedConversation>();
        public DbSet<RememberedAnswer> RememberedAnswers => db.Set<RememberedAnswer>();
        public DbSet<ConversationTurn> ConversationTurns => db.Set<ConversationTurn>();
        public DbSet<SuggestionOutcome> SuggestionOutcomes => db.Set<SuggestionOutcome>();
    }

    private sealed class Conversations : IEntityTypeConfiguration<Conversation>
    {
        public void Configure(EntityTypeBuilder<Conversation> builder)
        {
            builder.ToTable("Conversations");
            builder.Property(conversation => conversation.Subject).HasMaxLength(MaximumSubject);
            builder.Property(conversation => conversation.Version).IsConcurrencyToken();
            builder.Ignore(conversation => conversation.IsDismissed);
            builder.Property(conversation => conversation.RejectedAccountIds).HasJson();
            builder.HasIndex(conversation => new { conversation.AccountId, conversation.LastMessageAt });
            builder.HasOne<Conversation>().WithMany().HasForeignKey(conversation => conversation.JoinedToId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Member>().WithMany().HasForeignKey(conversation => conversation.ColleagueId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Member>().WithMany().HasForeignKey(conversation => conversation.DecidedById).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(conversation => conversation.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(conversation => conversation.Messages).WithOne().HasForeignKey(message => message.ConversationId);
        }
    }

    private sealed class Messages : IEntityTypeConfiguration<Message>
    {
        public void Configure(EntityTypeBuilder<Message> builder)
        {
            builder.ToTable("Messages").HasIndex(message => message.InternetMessageId).IsUnique();
            builder.Property(message => message.InternetMessageId).HasMaxLength(MessageIdentifier.MaximumLength).IsCaseSensitive();
            builder.Property(message => message.InReplyTo).HasMaxLength(MessageIdentifier.MaximumLength);
            builder.Property(message => message.References).HasMaxLength(-1);
            builder.Property(message => message.Recipients).HasMaxLength(-1);
            builder.Property(message => message.FromAddress).HasMaxLength(MailAddress.MaximumLength);
            builder.Property(message => message.Subject).HasMaxLength(MaximumSubject);
            builder.Property(message => message.Text).HasMaxLength(-1);
            builder.Property(message => message.NewText).HasMaxLength(Message.MaximumNewText);
            // All that decides whose turn it is: the texts of a long conversation need not be passed to read it.
            builder.HasIndex(message => new
            {
                message.ConversationId,
                message.SentAt,
                message.ReceivedAt,
                message.Kind,
                message.Need,
                message.MemberId,
                message.AwayUntil,
            });
            builder.HasMany(message => message.Copies).WithOne().HasForeignKey(copy => copy.MessageId);
        }
    }

    private sealed class Copies : IEntityTypeConfiguration<MessageCopy>
    {
        public void Configure(EntityTypeBuilder<MessageCopy> builder)
        {
            builder.ToTable("MessageCopies").HasIndex(copy => new { copy.Mailbox, copy.ImmutableId }).IsUnique();
            builder.Property(copy => copy.Mailbox).HasMaxLength(MailAddress.MaximumLength);
            builder.Property(copy => copy.ImmutableId).IsCaseSensitive();
        }
    }

    private sealed class Links : IEntityTypeConfiguration<Link>
    {
        public void Configure(EntityTypeBuilder<Link> builder)
        {
            builder.ToTable("Links");
            builder.Property(link => link.Evidence).HasJson();
            builder.HasIndex(link => link.ConversationId);
            builder.HasIndex(link => link.AccountId);
            builder.HasOne<Conversation>().WithMany().HasForeignKey(link => link.ConversationId);
            builder.HasOne<Message>().WithMany().HasForeignKey(link => link.MessageId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(link => link.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Receivable>().WithMany().HasForeignKey(link => link.ReceivableId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    private sealed class Ids : IEntityTypeConfiguration<ThreadId>
    {
        public void Configure(EntityTypeBuilder<ThreadId> builder)
        {
            builder.ToTable("ThreadIds").HasKey(id => id.Id);
            builder.Property(id => id.Id).HasMaxLength(MessageIdentifier.MaximumLength).IsCaseSensitive();
            builder.HasOne<Conversation>().WithMany().HasForeignKey(id => id.ConversationId);
        }
    }

    private sealed class Ties : IEntityTypeConfiguration<StoredTie>
    {
        private const int KeyLength = 32;

        public void Configure(EntityTypeBuilder<StoredTie> builder)
        {
            builder.ToTable("LooseTies").HasIndex(tie => new { tie.Key, tie.SentAt });
            builder.Property(tie => tie.Key).HasMaxLength(KeyLength).IsUnicode(false);
            builder.HasOne<Conversation>().WithMany().HasForeignKey(tie => tie.ConversationId);
        }
    }

    private sealed class Unmatched : IEntityTypeConfiguration<UnmatchedConversation>
    {
        public void Configure(EntityTypeBuilder<UnmatchedConversation> builder)
        {
            builder.ToTable("UnmatchedConversations").HasKey(row => row.ConversationId);
            builder.Property(row => row.ConversationId).ValueGeneratedNever();
            builder.Property(row => row.Mailbox).HasMaxLength(MailAddress.MaximumLength);
            builder.Property(row => row.Counterpart).HasMaxLength(MailAddress.MaximumLength);
            builder.Property(row => row.Guesses).HasJson();
            builder.HasIndex(row => new { row.DismissedAt, row.ReceivedAt });
            builder.HasIndex(row => row.Counterpart);
            builder.HasIndex(row => row.LookAgainSince);
            builder.HasMany(row => row.References).WithOne().HasForeignKey(reference => reference.ConversationId);
            builder.HasOne<Conversation>().WithOne().HasForeignKey<UnmatchedConversation>(row => row.ConversationId);
        }
    }

    private sealed class UnmatchedReferences : IEntityTypeConfiguration<UnmatchedReference>
    {
        public void Configure(EntityTypeBuilder<UnmatchedReference> builder)
        {
            builder.ToTable("UnmatchedReferences").HasKey(reference => new { reference.Key, reference.ConversationId });
            builder.Property(reference => reference.Key).HasMaxLength(ReferenceKey.MaximumLength);
        }
    }

    private sealed class Answers : IEntityTypeConfiguration<RememberedAnswer>
    {
        public void Configure(EntityTypeBuilder<RememberedAnswer> builder)
        {
            builder.ToTable("RememberedAnswers").HasIndex(answer => answer.Address);
            builder.Property(answer => answer.Address).HasMaxLength(MailAddress.MaximumLength);
            builder.Property(answer => answer.Among).HasJson();
            builder.HasOne<Team>().WithMany().HasForeignKey(answer => answer.TeamId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(answer => answer.AccountId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    private sealed class Turns : IEntityTypeConfiguration<ConversationTurn>
    {
        public void Configure(EntityTypeBuilder<ConversationTurn> builder)
        {
            builder.ToTable("ConversationTurns").HasKey(turn => turn.ConversationId);
            builder.Property(turn => turn.ConversationId).ValueGeneratedNever();
            builder.Ignore(turn => turn.Stalls);
            builder.HasIndex(turn => turn.ChangesAt);
            builder.HasIndex(turn => new { turn.StalledSince, turn.ConversationId });
            builder.HasIndex(turn => new { turn.AtStakeMinor, turn.ConversationId });
            builder.HasOne<Conversation>().WithOne().HasForeignKey<ConversationTurn>(turn => turn.ConversationId);
        }
    }

    private sealed class Outcomes : IEntityTypeConfiguration<SuggestionOutcome>
    {
        public void Configure(EntityTypeBuilder<SuggestionOutcome> builder)
        {
            builder.ToTable("SuggestionOutcomes").HasIndex(outcome => new { outcome.AccountId, outcome.Key }).IsUnique();
            builder.Property(outcome => outcome.Key).HasMaxLength(SuggestionKinds.KeyLength).IsUnicode(false);
            builder.Property(outcome => outcome.Kind).HasMaxLength(32).IsUnicode(false);
            builder.Property(outcome => outcome.Language).HasMaxLength(SuggestionKinds.MaximumLanguage).IsUnicode(false);
            builder.Property(outcome => outcome.SuggestedReceivables).HasJson();
            builder.Property(outcome => outcome.RecordedReceivables).HasJson();
            builder.HasIndex(outcome => outcome.DecidedAt);
            builder.HasOne<Account>().WithMany().HasForeignKey(outcome => outcome.AccountId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
