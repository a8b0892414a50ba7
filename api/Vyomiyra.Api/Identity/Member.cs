using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Identity;

public enum Role
{
    Collector,
    Manager,
    Operations,
    Administrator,
}

/// <summary>A person who works with Vyomiyra, known by tenant and object id, never by a name or address.</summary>
public sealed class Member
{
    public long Id { get; init; }
    public required Guid TenantId { get; init; }
    public required Guid ObjectId { get; init; }
    public required string Name { get; set; }
    public required string Address { get; set; }
    public required Role Role { get; set; }
    public bool IsActive { get; set; } = true;
    public int Version { get; set; }
    public List<MemberTeam> Teams { get; } = [];
}

public sealed class MemberTeam
{
    public long MemberId { get; init; }
    public required long TeamId { get; init; }
}

public static class MemberTables
{
    extension(VyomiyraDb db)
    {
        public DbSet<Member> Members => db.Set<Member>();
        public DbSet<MemberTeam> MemberTeams => db.Set<MemberTeam>();
    }

    private sealed class Members : IEntityTypeConfiguration<Member>
    {
        public void Configure(EntityTypeBuilder<Member> builder)
        {
            builder.ToTable("Members").HasIndex(member => new { member.TenantId, member.ObjectId }).IsUnique();
            builder.Property(member => member.Address).HasMaxLength(MailAddress.MaximumLength);
            builder.Property(member => member.Version).IsConcurrencyToken();
            builder.HasMany(member => member.Teams).WithOne().HasForeignKey(team => team.MemberId);
        }
    }

    private sealed class Teams : IEntityTypeConfiguration<MemberTeam>
    {
        public void Configure(EntityTypeBuilder<MemberTeam> builder)
        {
            builder.ToTable("MemberTeams").HasKey(team => new { team.MemberId, team.TeamId });
            builder.HasOne<Team>().WithMany().HasForeignKey(team => team.TeamId);
        }
    }
}
