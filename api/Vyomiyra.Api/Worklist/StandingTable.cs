using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Worklist;

namespace Vyomiyra.Api.Worklist;

public static class StandingTable
{
    extension(VyomiyraDb db)
    {
        public DbSet<Standing> Standings => db.Set<Standing>();
    }

    private sealed class Standings : IEntityTypeConfiguration<Standing>
    {
        public void Configure(EntityTypeBuilder<Standing> builder)
        {
            builder.ToTable("Standings").HasKey(standing => standing.AccountId);
            builder.Property(standing => standing.AccountId).ValueGeneratedNever();
            builder.Property(standing => standing.BucketsMinor).HasJson();
            builder.Property(standing => standing.Unconverted).HasJson();
            builder.Property(standing => standing.Reasons).HasJson();
            builder.HasIndex(standing => standing.NextChangeOn);
            builder.HasIndex(standing => standing.WaitChangesAt);
            builder.HasIndex(standing => new { standing.Priority, standing.AccountId });
            builder.HasIndex(standing => new { standing.OverdueMinor, standing.AccountId });
            builder.HasOne<Account>().WithOne().HasForeignKey<Standing>(standing => standing.AccountId);
        }
    }
}
