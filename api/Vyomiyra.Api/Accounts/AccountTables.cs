using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

public static class AccountTables
{
    extension(VyomiyraDb db)
    {
        public DbSet<Company> Companies => db.Set<Company>();
        public DbSet<Team> Teams => db.Set<Team>();
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<Contact> Contacts => db.Set<Contact>();
        public DbSet<ContactAddress> ContactAddresses => db.Set<ContactAddress>();
        public DbSet<AccountDomain> AccountDomains => db.Set<AccountDomain>();
        public DbSet<AccountAlias> AccountAliases => db.Set<AccountAlias>();
        public DbSet<AccountMerge> AccountMerges => db.Set<AccountMerge>();
        public DbSet<MergedRow> MergedRows => db.Set<MergedRow>();
        public DbSet<Note> Notes => db.Set<Note>();
    }

    private sealed class Companies : IEntityTypeConfiguration<Company>
    {
        public void Configure(EntityTypeBuilder<Company> builder)
        {
            builder.ToTable("Companies").HasIndex(company => company.Code).IsUnique();
            builder.Property(company => company.Code).HasMaxLength(20).IsCaseSensitive();
            builder.Property(company => company.TimeZone).HasMaxLength(64);
            builder.Property(company => company.Country).HasMaxLength(2);
            builder.OwnsMany(company => company.Holidays, holidays =>
            {
                holidays.ToTable("CompanyHolidays").HasKey(holiday => new { holiday.CompanyId, holiday.Date });
                holidays.WithOwner().HasForeignKey(holiday => holiday.CompanyId);
            });
        }
    }

    private sealed class Teams : IEntityTypeConfiguration<Team>
    {
        public void Configure(EntityTypeBuilder<Team> builder)
        {
            builder.ToTable("Teams").HasIndex(team => team.Name).IsUnique();
            builder.Property(team => team.Name).HasMaxLength(100);
        }
    }

    private sealed class Accounts : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("Accounts").HasIndex(account => account.Number).IsUnique();
            builder.Property(account => account.Number).HasMaxLength(40).IsCaseSensitive();
            builder.Property(account => account.NumberKey).HasMaxLength(40);
            builder.Property(account => account.NameKey).HasMaxLength(AccountName.MaximumKeyLength);
            builder.Property(account => account.Segment).HasMaxLength(40);
            builder.Property(account => account.StatusWhy).HasMaxLength(500);
            builder.Property(account => account.Language).HasMaxLength(35);
            builder.Property(account => account.Version).IsConcurrencyToken();
            builder.Property(account => account.NumberTail).HasMaxLength(40);
            builder.HasIndex(account => account.NumberKey);
            builder.HasIndex(account => account.NumberTail);
            builder.HasIndex(account => account.ParentId);
            builder.HasOne<Account>().WithMany().HasForeignKey(account => account.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(account => account.Aliases).WithOne().HasForeignKey(alias => alias.AccountId);
            builder.HasIndex(account => account.NameKey);
            builder.HasIndex(account => account.TeamId);
            builder.HasIndex(account => new { account.OwnerId, account.TeamId });
            builder.HasIndex(account => new { account.Status, account.TeamId });
            builder.HasOne<Company>().WithMany().HasForeignKey(account => account.CompanyId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Team>().WithMany().HasForeignKey(account => account.TeamId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(account => account.ParentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(account => account.Contacts).WithOne().HasForeignKey(contact => contact.AccountId);
            builder.HasMany(account => account.Dismissed).WithOne().HasForeignKey(detail => detail.AccountId);
            builder.HasMany(account => account.Domains).WithOne().HasForeignKey(domain => domain.AccountId);
        }
    }

    private sealed class Domains : IEntityTypeConfiguration<AccountDomain>
    {
        public void Configure(EntityTypeBuilder<AccountDomain> builder)
        {
            builder.ToTable("AccountDomains").HasKey(domain => new { domain.Domain, domain.AccountId });
            builder.Property(domain => domain.Domain).HasMaxLength(MailAddress.MaximumLength);
        }
    }

    private sealed class Contacts : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> builder)
        {
            builder.ToTable("Contacts");
            builder.Property(contact => contact.Language).HasMaxLength(35);
            builder.Property(contact => contact.Roles).HasConversion<int>();
            builder.Property(contact => contact.Version).IsConcurrencyToken();
            builder.HasMany(contact => contact.Addresses).WithOne().HasForeignKey(address => address.ContactId);
        }
    }

    private sealed class ContactAddresses : IEntityTypeConfiguration<ContactAddress>
    {
        public void Configure(EntityTypeBuilder<ContactAddress> builder)
        {
            builder.ToTable("ContactAddresses").HasIndex(address => new { address.Address, address.ContactId }).IsUnique();
            builder.Property(address => address.Address).HasMaxLength(MailAddress.MaximumLength);
        }
    }

    private sealed class Aliases : IEntityTypeConfiguration<AccountAlias>
    {
        public void Configure(EntityTypeBuilder<AccountAlias> builder)
        {
            builder.ToTable("AccountAliases").HasIndex(alias => new { alias.AccountId, alias.NameKey }).IsUnique();
            builder.Property(alias => alias.NameKey).HasMaxLength(AccountName.MaximumKeyLength);
            builder.HasIndex(alias => alias.NameKey);
        }
    }

    private sealed class Dismissed : IEntityTypeConfiguration<DismissedDetail>
    {
        public void Configure(EntityTypeBuilder<DismissedDetail> builder)
        {
            builder.ToTable("DismissedDetails").HasKey(detail => new { detail.AccountId, detail.Kind, detail.Value });
            builder.Property(detail => detail.Value).HasMaxLength(MailAddress.MaximumLength);
        }
    }

    private sealed class Merges : IEntityTypeConfiguration<AccountMerge>
    {
        public void Configure(EntityTypeBuilder<AccountMerge> builder)
        {
            builder.ToTable("AccountMerges").HasIndex(merge => merge.SurvivorId);
            builder.HasIndex(merge => merge.MergedId);
            builder.HasOne<Account>().WithMany().HasForeignKey(merge => merge.SurvivorId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(merge => merge.MergedId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    private sealed class MergedRows : IEntityTypeConfiguration<MergedRow>
    {
        public void Configure(EntityTypeBuilder<MergedRow> builder)
        {
            builder.ToTable("MergedRows").HasKey(row => new { row.MergeId, row.Kind, row.RowId });
            builder.HasOne<AccountMerge>().WithMany().HasForeignKey(row => row.MergeId);
        }
    }

    private sealed class Notes : IEntityTypeConfiguration<Note>
    {
        public void Configure(EntityTypeBuilder<Note> builder)
        {
            builder.ToTable("Notes").HasIndex(note => new { note.AccountId, note.On });
            builder.Property(note => note.Text).HasMaxLength(4000);
            builder.HasOne<Account>().WithMany().HasForeignKey(note => note.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Contact>().WithMany().HasForeignKey(note => note.ContactId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
