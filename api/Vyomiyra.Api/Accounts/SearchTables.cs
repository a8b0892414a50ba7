using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

public static class SearchTables
{
    extension(VyomiyraDb db)
    {
        public DbSet<SearchPosting> SearchPostings => db.Set<SearchPosting>();
    }

    private sealed class Postings : IEntityTypeConfiguration<SearchPosting>
    {
        public void Configure(EntityTypeBuilder<SearchPosting> builder)
        {
            builder.ToTable("SearchPostings").HasKey(posting => new { posting.Word, posting.AccountId });
            builder.Property(posting => posting.Word).HasMaxLength(SearchWords.LongestWord).IsCaseSensitive();
            builder.HasIndex(posting => posting.AccountId);
        }
    }
}
