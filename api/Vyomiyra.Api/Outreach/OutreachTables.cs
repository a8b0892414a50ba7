using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Outreach;

namespace Vyomiyra.Api.Outreach;

public static class OutreachTables
{
    extension(VyomiyraDb db)
    {
        public DbSet<MailTemplate> MailTemplates => db.Set<MailTemplate>();
    }

    private sealed class Templates : IEntityTypeConfiguration<MailTemplate>
    {
        public void Configure(EntityTypeBuilder<MailTemplate> builder)
        {
            builder.ToTable("MailTemplates").HasIndex(template => new { template.Name, template.Language }).IsUnique();
            builder.Property(template => template.Name).HasMaxLength(100);
            builder.Property(template => template.Language).HasMaxLength(35);
            builder.Property(template => template.Subject).HasMaxLength(255);
            builder.Property(template => template.Body).HasMaxLength(MailTemplate.MaximumBody);
            builder.Property(template => template.Version).IsConcurrencyToken();
        }
    }
}
