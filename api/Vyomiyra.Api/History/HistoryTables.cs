using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.History;

public static class HistoryTables
{
    extension(VyomiyraDb db)
    {
        public DbSet<Activity> Activities => db.Set<Activity>();
        public DbSet<ActivityPersonalData> ActivityPersonalData => db.Set<ActivityPersonalData>();
    }

    private sealed class Activities : IEntityTypeConfiguration<Activity>
    {
        public void Configure(EntityTypeBuilder<Activity> builder)
        {
            builder.ToTable("Activities").HasIndex(activity => new { activity.Chain, activity.Sequence }).IsUnique();
            builder.Property(activity => activity.Chain).HasMaxLength(40).IsUnicode(false);
            builder.Property(activity => activity.Kind).HasMaxLength(60).IsUnicode(false);
            builder.Property(activity => activity.Authority).HasMaxLength(100);
            builder.Property(activity => activity.Details).HasMaxLength(-1);
            builder.Property(activity => activity.PersonalCommitment).HasMaxLength(64).IsUnicode(false);
            builder.Property(activity => activity.PreviousHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(activity => activity.Hash).HasMaxLength(64).IsUnicode(false);
            builder.HasIndex(activity => new { activity.AccountId, activity.Id });
        }
    }

    private sealed class PersonalData : IEntityTypeConfiguration<ActivityPersonalData>
    {
        public void Configure(EntityTypeBuilder<ActivityPersonalData> builder)
        {
            builder.ToTable("ActivityPersonalData").HasKey(personal => personal.ActivityId);
            builder.Property(personal => personal.ActivityId).ValueGeneratedNever();
            builder.Property(personal => personal.Salt).HasMaxLength(32).IsUnicode(false);
            builder.Property(personal => personal.Json).HasMaxLength(-1);
            builder.HasOne<Activity>().WithOne().HasForeignKey<ActivityPersonalData>(personal => personal.ActivityId);
        }
    }
}
