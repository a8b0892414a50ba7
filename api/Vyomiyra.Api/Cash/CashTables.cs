using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Cash;

namespace Vyomiyra.Api.Cash;

public static class CashTables
{
    public const int MaximumReference = 60;

    extension(VyomiyraDb db)
    {
        public DbSet<Payment> Payments => db.Set<Payment>();
    }

    private sealed class Payments : IEntityTypeConfiguration<Payment>
    {
        public void Configure(EntityTypeBuilder<Payment> builder)
        {
            builder.ToTable("Payments").HasIndex(payment => new { payment.AccountId, payment.PaidOn, payment.Id });
            builder.HasIndex(payment => new { payment.CompanyId, payment.Reference });
            builder.Property(payment => payment.Reference).HasMaxLength(MaximumReference).IsCaseSensitive();
            builder.Property(payment => payment.ReversedWhy).HasMaxLength(Payment.MaximumWhy);
            builder.Property(payment => payment.Version).IsConcurrencyToken();
            builder.Ignore(payment => payment.Amount);
            builder.HasOne<Account>().WithMany().HasForeignKey(payment => payment.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Company>().WithMany().HasForeignKey(payment => payment.CompanyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
