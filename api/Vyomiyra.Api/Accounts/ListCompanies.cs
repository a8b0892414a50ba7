using AutoMapper;
using AutoMapper.QueryableExtensions;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Accounts;

public sealed record CompanyRow(long Id, string Code, string Name, string Currency);

public sealed class CompanyRowMapping : Profile
{
    public CompanyRowMapping() => CreateMap<Company, CompanyRow>().ForCtorParam(nameof(CompanyRow.Currency), row => row.MapFrom(company => company.Currency.Code));
}

/// <summary>Our companies, by code.</summary>
public sealed class ListCompanies(VyomiyraDb db, AutoMapper.IConfigurationProvider mapping)
{
    public async Task<IReadOnlyList<CompanyRow>> HandleAsync(CancellationToken cancellation) =>
        await db.Companies.OrderBy(company => company.Code).ProjectTo<CompanyRow>(mapping).ToListAsync(cancellation);
}
