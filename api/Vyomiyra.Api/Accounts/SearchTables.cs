using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

public static class SearchTables
{
    public const int LongestWord = 40;

    extension(VyomiyraDb db)
    {
        public DbSet<SearchWord> SearchWords => db.Set<SearchWord>();
        public DbSet<SearchVariant> SearchVariants => db.Set<SearchVariant>();
        public DbSet<SearchPosting> SearchPostings => db.Set<SearchPosting>();
    }

    private sealed class Words : IEntityTypeConfiguration<SearchWord>
    {
        public void Configure(EntityTypeBuilder<SearchWord> builder)
        {
            builder.ToTable("SearchWords").HasIndex(word => word.Word).IsUnique();
            builder.Property(word => word.Word).HasMaxLength(LongestWord);
        }
    }

    private sealed class Variants : IEntityTypeConfiguration<SearchVariant>
    {
        public void Configure(EntityTypeBuilder<SearchVariant> builder)
        {
            builder.ToTable("SearchVariants").HasKey(variant => new { variant.Variant, variant.WordId });
            builder.Property(variant => variant.Variant).HasMaxLength(LongestWord);
            builder.HasOne<SearchWord>().WithMany().HasForeignKey(variant => variant.WordId);
        }
    }

    private sealed class Postings : IEntityTypeConfiguration<SearchPosting>
    {
        public void Configure(EntityTypeBuilder<SearchPosting> builder)
        {
            builder.ToTable("SearchPostings").HasKey(posting => new { posting.WordId, posting.AccountId, posting.Source, posting.SourceId });
            builder.HasIndex(posting => posting.AccountId);
            builder.HasOne<SearchWord>().WithMany().HasForeignKey(posting => posting.WordId);
            builder.HasOne<Account>().WithMany().HasForeignKey(posting => posting.AccountId);
        }
    }
}
