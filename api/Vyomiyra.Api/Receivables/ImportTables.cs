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
    }

    private sealed class Runs : IEntityTypeConfiguration<ImportRun>
    {
        public void Configure(EntityTypeBuilder<ImportRun> builder)
        {
            builder.ToTable("ImportRuns").HasIndex(run => run.ContentHash);
            builder.Property(run => run.Profile).HasMaxLength(60);
            builder.Property(run => run.ContentHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(run => run.Authority).HasMaxLength(100);
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
}
