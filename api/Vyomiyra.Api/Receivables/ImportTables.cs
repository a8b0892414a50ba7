using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

public static class ImportTables
{
    extension(VyomiyraDb db)
    {
        public DbSet<ImportRun> ImportRuns => db.Set<ImportRun>();
        public DbSet<ImportIssue> ImportIssues => db.Set<ImportIssue>();
        public DbSet<ImportedAccountChange> ImportedAccountChanges => db.Set<ImportedAccountChange>();
        public DbSet<ImportChange> ImportChanges => db.Set<ImportChange>();
        public DbSet<ImportShrink> ImportShrinks => db.Set<ImportShrink>();
        public DbSet<StoredImportProfile> ImportProfiles => db.Set<StoredImportProfile>();
    }

    private sealed class Runs : IEntityTypeConfiguration<ImportRun>
    {
        public void Configure(EntityTypeBuilder<ImportRun> builder)
        {
            builder.ToTable("ImportRuns").HasIndex(run => run.ContentHash);
            builder.Property(run => run.Profile).HasMaxLength(60);
            builder.Property(run => run.ContentHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(run => run.Terms).HasMaxLength(-1);
            builder.Property(run => run.Authority).HasMaxLength(100);
            builder.Property(run => run.FailureCode).HasMaxLength(40).IsUnicode(false);
            builder.Property(run => run.FailureDetail).HasMaxLength(1000);
            builder.Property(run => run.DoneThrough).HasMaxLength(40).IsCaseSensitive();
            builder.Property(run => run.Holder).HasMaxLength(100);
            builder.Property(run => run.Note).HasMaxLength(400);
            builder.Property(run => run.DecidedAuthority).HasMaxLength(100);
            builder.Property(run => run.Version).IsConcurrencyToken();
            builder.HasIndex(run => new { run.State, run.Id });
        }
    }

    private sealed class Issues : IEntityTypeConfiguration<ImportIssue>
    {
        public void Configure(EntityTypeBuilder<ImportIssue> builder)
        {
            builder.ToTable("ImportIssues").HasIndex(issue => issue.RunId);
            builder.Property(issue => issue.Column).HasMaxLength(60);
            builder.Property(issue => issue.Value).HasMaxLength(60);
            builder.Property(issue => issue.Code).HasMaxLength(40).IsUnicode(false);
            builder.HasOne<ImportRun>().WithMany().HasForeignKey(issue => issue.RunId);
        }
    }

    private sealed class Accounts : IEntityTypeConfiguration<ImportedAccountChange>
    {
        public void Configure(EntityTypeBuilder<ImportedAccountChange> builder)
        {
            builder.ToTable("ImportedAccountChanges").HasKey(change => new { change.RunId, change.AccountId });
            builder.Property(change => change.Values).HasMaxLength(-1);
            builder.HasOne<ImportRun>().WithMany().HasForeignKey(change => change.RunId);
        }
    }

    private sealed class Changes : IEntityTypeConfiguration<ImportChange>
    {
        public void Configure(EntityTypeBuilder<ImportChange> builder)
        {
            builder.ToTable("ImportChanges").HasIndex(change => new { change.RunId, change.AccountId, change.Id });
            builder.HasIndex(change => new { change.RunId, change.ReceivableId });
            builder.Property(change => change.Before).HasMaxLength(-1);
            builder.HasOne<ImportRun>().WithMany().HasForeignKey(change => change.RunId);
        }
    }

    private sealed class Shrinks : IEntityTypeConfiguration<ImportShrink>
    {
        public void Configure(EntityTypeBuilder<ImportShrink> builder)
        {
            builder.ToTable("ImportShrinks").HasIndex(shrink => new { shrink.RunId, shrink.Id });
            builder.HasOne<ImportRun>().WithMany().HasForeignKey(shrink => shrink.RunId);
        }
    }

    private sealed class Profiles : IEntityTypeConfiguration<StoredImportProfile>
    {
        public void Configure(EntityTypeBuilder<StoredImportProfile> builder)
        {
            builder.ToTable("ImportProfiles").HasIndex(profile => profile.Name).IsUnique();
            builder.Property(profile => profile.Name).HasMaxLength(60);
            builder.Property(profile => profile.Json).HasMaxLength(-1);
            builder.Property(profile => profile.Version).IsConcurrencyToken();
        }
    }
}
